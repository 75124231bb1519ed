// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text.RegularExpressions;
using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm.Client;

namespace Mp3.Experiments.Tests.Slurm;

/// <summary>A Slurm that is made up. At each look at its queue it does some tasks, one after the other.</summary>
internal sealed partial class FakeSlurm : ISlurm
{
    private readonly Lock _lock = new();
    private readonly List<FakeTask> _left = [];
    private readonly List<FakeTask> _ended = [];
    private int _arrays;

    /// <summary>What the cluster allows.</summary>
    public SlurmLimits Limits { get; set; } = new(ArrayTasks: 1001, Jobs: 10_000, HasAccounting: false);

    /// <summary>Its nodes, which take turns.</summary>
    public IReadOnlyList<SlurmNode> Nodes { get; set; } = [new("node1", "main", true, "idle")];

    /// <summary>Does a task; gives the state that it ends in.</summary>
    public Func<FakeTask, string> Do { get; set; } = _ => "COMPLETED";

    /// <summary>Tasks that can't be started, and are held.</summary>
    public Func<FakeTask, bool> IsHeld { get; set; } = _ => false;

    /// <summary>Tasks that are done at a look.</summary>
    public int AtOnce { get; set; } = 5;

    /// <summary>Is called before an array is taken, with its number; may throw.</summary>
    public Action<int> Submitting { get; set; } = _ => { };

    /// <summary>Is called when it was taken, before the answer; may throw.</summary>
    public Action<int> Submitted { get; set; } = _ => { };

    /// <summary>Is called before each answer about the queue; may throw.</summary>
    public Action Asked { get; set; } = () => { };

    /// <summary>What was submitted: options and arguments.</summary>
    public List<(IReadOnlyList<string> Options, IReadOnlyList<string> Arguments)> Lines { get; } = [];

    /// <summary>All tasks that there ever were.</summary>
    public IEnumerable<FakeTask> All => _left.Concat(_ended);

    /// <summary>Nodes that tasks were kept from after they had been submitted.</summary>
    public HashSet<string> Excluded { get; } = new(StringComparer.Ordinal);

    public Task<SlurmLimits> LimitsAsync(CancellationToken cancellation) => Task.FromResult(Limits);

    public Task SubmitAsync(IReadOnlyList<string> options, string script, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _arrays++;
            Submitting(_arrays);
            Lines.Add((options, arguments));
            _left.AddRange(Tasks(options, script, int.Parse(arguments[0], CultureInfo.InvariantCulture)));
            Submitted(_arrays);
        }

        return Task.CompletedTask;
    }

    public Task<JobQueue> QueueAsync(IReadOnlyCollection<string> jobNames, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Asked();
        lock (_lock)
        {
            foreach (FakeTask task in _left.Where(task => jobNames.Contains(task.JobName) && !IsHeld(task)).Take(AtOnce).ToArray())
            {
                string[] nodes = [.. Nodes.Select(node => node.Name).Except(task.Excluded).Except(Excluded)];
                task.Node = nodes[_ended.Count % nodes.Length];
                task.State = Do(task);
                End(task);
            }

            FakeTask[] own = [.. _left.Where(task => jobNames.Contains(task.JobName))];
            Dictionary<string, int> reasons = own.GroupBy(task => IsHeld(task) ? JobQueue.LaunchFailed : "Resources").ToDictionary(reason => reason.Key, reason => reason.Count());
            return Task.FromResult(new JobQueue(0, own.Length, 0, reasons, own.Select(task => task.JobName).ToHashSet(), own.Select(task => task.Array).ToHashSet()));
        }
    }

    public Task<IReadOnlyDictionary<string, int>> EndsAsync(string jobName, bool hasAccounting, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(_ended.Where(task => task.JobName == jobName).GroupBy(task => task.State).ToDictionary(state => state.Key, state => state.Count()));

    public Task ExcludeAsync(string jobName, IReadOnlyCollection<string> nodes, CancellationToken cancellation)
    {
        Excluded.UnionWith(nodes);
        return Task.CompletedTask;
    }

    public Task CancelAsync(string jobName, CancellationToken cancellation)
    {
        lock (_lock)
        {
            foreach (FakeTask task in _left.Where(task => task.JobName == jobName).ToArray())
            {
                task.State = "CANCELLED";
                End(task);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SlurmNode>> NodesAsync(string? partition, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SlurmNode>>([.. Nodes.Where(node => partition is null || node.Partition == partition)]);

    /// <summary>The value of an option; empty: it is not there.</summary>
    public static string Value(IEnumerable<string> options, string name) =>
        options.LastOrDefault(option => option.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..] ?? "";

    private IEnumerable<FakeTask> Tasks(IReadOnlyList<string> options, string script, int before)
    {
        string folder = Path.GetDirectoryName(script)!;
        string text = File.ReadAllText(script);
        int perTask = int.Parse(PerTask().Match(text).Groups["n"].Value, CultureInfo.InvariantCulture);
        string[] names = File.ReadAllLines(Path.Combine(folder, NamesFile().Match(text).Value));
        int tasks = 1 + int.Parse(Value(options, "array").Split('-')[1], CultureInfo.InvariantCulture);
        return Enumerable.Range(0, tasks).Select(index => new FakeTask(
            Value(options, "job-name"),
            $"{_arrays}",
            index,
            folder,
            Value(options, "exclude").Split(','),
            [.. names.Skip((before + index) * perTask).Take(perTask).Select(RunName.Parse)]));
    }

    private void End(FakeTask task)
    {
        _left.Remove(task);
        _ended.Add(task);
    }

    [GeneratedRegex("per_task=(?<n>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PerTask();

    [GeneratedRegex("names-[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NamesFile();
}

/// <summary>A task of an array.</summary>
internal sealed record FakeTask(string JobName, string Array, int Index, string Folder, IReadOnlyList<string> Excluded, IReadOnlyList<RunName> Names)
{
    public string Node { get; set; } = "";

    public string State { get; set; } = "PENDING";

    /// <summary>Says something, as a task does in its log.</summary>
    public void Say(string line) => File.WriteAllText(Path.Combine(Folder, "logs", $"{Array}_{Index}.out"), line + "\n");
}
