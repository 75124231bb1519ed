// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text.RegularExpressions;
using Mp3.Protocol;

namespace Mp3.Experiments.Slurm.Client;

/// <summary>Reads what Slurm's commands print. A line of another form is an error: nothing is guessed.</summary>
internal static partial class SlurmText
{
    /// <summary>Separates fields: it is in no name, state or reason.</summary>
    public const char Separator = '|';

    /// <summary>Fields of squeue that <see cref="Queue"/> reads: job name, array, state, reason.</summary>
    public const string QueueFormat = "%j|%F|%T|%r";

    /// <summary>Fields of sinfo that <see cref="Nodes"/> reads: node, partition, state.</summary>
    public const string NodeFormat = "%N|%P|%T";

    private const int MatchTimeoutMs = 1000;
    private const int QueueFields = 4;
    private const int NodeFields = 3;

    private const string Completing = "COMPLETING";

    private static readonly string[] WaitingStates = ["PENDING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "SPECIAL_EXIT"];

    /// <summary>What <c>scontrol show config</c> says of limits.</summary>
    public static SlurmLimits Limits(string text)
    {
        int arrayTasks = Number("MaxArraySize");
        return new SlurmLimits(
            // The scheduler may allow an array fewer tasks than numbers.
            MostTasks().Match(Value("SchedulerParameters")) is { Success: true } most
                ? Math.Min(arrayTasks, int.Parse(most.Groups["most"].Value, CultureInfo.InvariantCulture))
                : arrayTasks,
            Number("MaxJobCount"),
            Value("AccountingStorageType") is not ("accounting_storage/none" or "(null)" or ""));

        int Number(string name) => int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw Foreign("scontrol show config", $"{name} = {Value(name)}");

        string Value(string name) => text.Split('\n')
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[0].Trim() == name)
            .Select(pair => pair[1].Trim())
            .FirstOrDefault() ?? throw Foreign("scontrol show config", $"no {name}");
    }

    /// <summary>What squeue prints in <see cref="QueueFormat"/>, a task a line.</summary>
    public static JobQueue Queue(string text)
    {
        (int running, int waiting, int completing) = (0, 0, 0);
        var reasons = new Dictionary<string, int>(StringComparer.Ordinal);
        HashSet<string> jobs = new(StringComparer.Ordinal), arrays = new(StringComparer.Ordinal);
        foreach (string[] fields in Lines("squeue", text, QueueFields))
        {
            _ = jobs.Add(fields[0]);
            _ = arrays.Add(fields[1]);
            string state = fields[2];
            if (WaitingStates.Contains(state))
            {
                waiting++;
                reasons[fields[3]] = reasons.GetValueOrDefault(fields[3]) + 1;
            }
            else if (state == Completing)
            {
                completing++;
            }
            else
            {
                running++;
            }
        }

        return new JobQueue(running, waiting, completing, reasons, jobs, arrays);
    }

    /// <summary>A state a line, such as <c>CANCELLED by 1000</c>: how many there are of each.</summary>
    public static IReadOnlyDictionary<string, int> States(string tool, string text) =>
        Lines(tool, text, 1).GroupBy(fields => fields[0].Split(' ')[0], StringComparer.Ordinal)
            .ToDictionary(state => state.Key, state => state.Count(), StringComparer.Ordinal);

    /// <summary>What sinfo prints in <see cref="NodeFormat"/>, a line for each node of each partition.</summary>
    public static IReadOnlyList<SlurmNode> Nodes(string text) =>
    [
        .. Lines("sinfo", text, NodeFields).Select(fields => new SlurmNode(fields[0], fields[1].TrimEnd('*'), fields[1].EndsWith('*'), fields[2].TrimEnd('*', '~', '#', '!', '%', '$', '@', '^', '-'))),
    ];

    /// <summary>Whether this is what a command says when the controller does not answer.</summary>
    public static bool IsSilence(string errors) => Silence().IsMatch(errors);

    /// <summary>Whether sbatch refuses because there are too many jobs now.</summary>
    public static bool IsLimit(string errors) => Limit().IsMatch(errors);

    private static IEnumerable<string[]> Lines(string tool, string text, int fields)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] parts = line.Split(Separator);
            yield return parts.Length == fields && parts[0].Length > 0 ? parts : throw Foreign(tool, line);
        }
    }

    private static Mp3Exception Foreign(string tool, string what) =>
        Mp3Exception.Failed($"{tool} answered what this version of mp3 does not understand: '{what}'");

    [GeneratedRegex(@"(^|,)max_array_tasks=(?<most>[1-9]\d{0,8})(,|$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, MatchTimeoutMs)]
    private static partial Regex MostTasks();

    [GeneratedRegex("Unable to contact slurm controller|Socket timed out|Zero Bytes were transmitted|standby mode|Connection refused|Connection reset|temporarily unable to|Unable to establish controller machine", RegexOptions.IgnoreCase, MatchTimeoutMs)]
    private static partial Regex Silence();

    [GeneratedRegex("job submit limit|Resource temporarily unavailable|QOSMaxSubmitJob|AssocMaxSubmitJob|MaxSubmitJob", RegexOptions.IgnoreCase, MatchTimeoutMs)]
    private static partial Regex Limit();
}
