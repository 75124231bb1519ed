// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Slurm.Submissions;

/// <summary>The options of sbatch for an array.</summary>
internal static class SbatchLine
{
    private const string Exclude = "--exclude=";

    /// <param name="submission">What the array belongs to.</param>
    /// <param name="options">As the user wants it; what they pass on comes last, so that it counts.</param>
    /// <param name="memoryMib">What a task takes of its node's memory.</param>
    /// <param name="tasks">How many there are.</param>
    /// <param name="excluded">Nodes that can't compute.</param>
    public static IReadOnlyList<string> Of(Submission submission, SlurmOptions options, int memoryMib, int tasks, IEnumerable<string> excluded) =>
    [
        $"--job-name={submission.JobName}",
        $"--array=0-{tasks - 1}",
        $"--mem={memoryMib}M",
        "--nodes=1",
        "--ntasks=1",
        "--cpus-per-task=1",
        // A task whose node dies begins again elsewhere, and adds to what it said.
        "--requeue",
        "--open-mode=append",
        $"--output={Escaped(submission.Logs)}/%A_%a.out",
        .. Chosen(options),
        .. options.Sbatch,
        .. Excluded(options, excluded),
    ];

    /// <summary>What the user chooses of where jobs run, for whom and for how long.</summary>
    public static IEnumerable<string> Chosen(SlurmOptions options)
    {
        (string Name, string? Value)[] chosen = [("partition", options.Partition), ("account", options.Account), ("time", options.Time)];
        return chosen.Where(option => option.Value is not null).Select(option => $"--{option.Name}={option.Value}");
    }

    /// <summary>A path in which sbatch finds no pattern.</summary>
    public static string Escaped(string path) => path.Replace("%", "%%", StringComparison.Ordinal);

    // Of several lists sbatch takes the last one alone.
    private static string[] Excluded(SlurmOptions options, IEnumerable<string> excluded)
    {
        string[] nodes = [.. excluded];
        IEnumerable<string> own = options.Sbatch.Where(option => option.StartsWith(Exclude, StringComparison.Ordinal)).Select(option => option[Exclude.Length..]);
        return nodes.Length == 0 ? [] : [Exclude + string.Join(',', own.Concat(nodes))];
    }
}
