// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>What is compared of runs of processes, all processes of a run together.</summary>
public static class ProcessMetrics
{
    private const double NsPerSecond = 1e9;

    public static Metric Completion { get; } = new("time s", "N3", Seconds) { Unit = " s", Words = "completion time" };

    public static Metric MinorFaults { get; } = new(ProcessColumn.MinorFaults.Words, "N0", run => run.Amounts[ProcessColumn.MinorFaults]);

    public static Metric MajorFaults { get; } = new(ProcessColumn.MajorFaults.Words, "N0", run => run.Amounts[ProcessColumn.MajorFaults]);

    /// <summary>CPU time over completion time.</summary>
    public static Metric Utilization { get; } = new("CPU %", "N2", run => run.Amounts[RunColumn.CompletionNs] > 0 ? 100.0 * CpuNs(run) / run.Amounts[RunColumn.CompletionNs] : 0)
    {
        Unit = " %",
        Words = "CPU utilization",
    };

    /// <summary>Both kinds of faults over completion time.</summary>
    public static Metric FaultRate { get; } = new("faults/s", "N1", run => Seconds(run) > 0 ? Faults(run) / Seconds(run) : 0)
    {
        Unit = "/s",
        Words = "page faults per second",
        IsLeading = false,
    };

    /// <summary>In the order of tables.</summary>
    public static IReadOnlyList<Metric> All { get; } = [Completion, MinorFaults, MajorFaults, FaultRate, Utilization];

    /// <summary>What observations of runs of processes hold.</summary>
    public static Measures Measures { get; } = new([RunColumn.Processes, RunColumn.CompletionNs, .. ProcessColumn.All], All);

    private static double Seconds(Observation run) => run.Amounts[RunColumn.CompletionNs] / NsPerSecond;

    private static long CpuNs(Observation run) => run.Amounts[ProcessColumn.UserNs] + run.Amounts[ProcessColumn.SystemNs];

    private static long Faults(Observation run) => run.Amounts[ProcessColumn.MinorFaults] + run.Amounts[ProcessColumn.MajorFaults];
}
