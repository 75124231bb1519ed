// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>What one process, or all processes of a run together, took.</summary>
/// <param name="Label">Name of the process, or of the run for a total.</param>
/// <param name="CompletionSeconds">From the common start to its end, s; for a total: to the last end.</param>
/// <param name="MinorFaults">Minor page faults.</param>
/// <param name="MajorFaults">Major page faults.</param>
/// <param name="UserSeconds">User CPU time, s.</param>
/// <param name="SystemSeconds">System CPU time, s.</param>
public sealed record Usage(
    string Label,
    double CompletionSeconds,
    long MinorFaults,
    long MajorFaults,
    double UserSeconds,
    double SystemSeconds)
{
    /// <summary>CPU time (user and system) over completion time, %; 0 if it took no time.</summary>
    public double UtilizationPercent => PercentOfCompletion(UserSeconds + SystemSeconds);

    /// <summary>User CPU time over completion time, %.</summary>
    public double UserPercent => PercentOfCompletion(UserSeconds);

    /// <summary>System CPU time over completion time, %.</summary>
    public double SystemPercent => PercentOfCompletion(SystemSeconds);

    private double PercentOfCompletion(double seconds) => CompletionSeconds > 0 ? 100 * seconds / CompletionSeconds : 0;
}

/// <summary>One run.</summary>
/// <param name="Run">Name of the run.</param>
/// <param name="Processes">One entry a process, in the order of the plan.</param>
/// <param name="Total">All processes together.</param>
public sealed record RunSummary(string Run, IReadOnlyList<Usage> Processes, Usage Total);

/// <summary>The numbers of a study, from the rows of runs.csv (wait4's account) alone.</summary>
public static class Summary
{
    private const double NsPerSecond = 1e9;

    /// <summary>One summary a run, in the order of <paramref name="rows"/>.</summary>
    public static IReadOnlyList<RunSummary> Of(IReadOnlyList<RunRow> rows) =>
        [.. rows.GroupBy(row => row.Run, StringComparer.Ordinal).Select(run => OfRun(run.Key, [.. run]))];

    private static RunSummary OfRun(string run, RunRow[] rows) => new(
        run,
        [.. rows.Select(row => UsageOf(row.Label, [row]))],
        UsageOf(run, rows));

    private static Usage UsageOf(string label, RunRow[] rows) => new(
        label,
        rows.Max(row => row.CompletionNs) / NsPerSecond,
        rows.Sum(row => row.MinorFaults),
        rows.Sum(row => row.MajorFaults),
        rows.Sum(row => row.UserNs) / NsPerSecond,
        rows.Sum(row => row.SystemNs) / NsPerSecond);
}
