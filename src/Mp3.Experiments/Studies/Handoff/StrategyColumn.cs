// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>What a strategy came to over all scenarios, and what is compared of it.</summary>
internal static class StrategyColumn
{
    private const double NsPerSecond = 1e9;
    private const double NsPerMs = 1e6;

    private static readonly Column Lost = new("lost", Unit.Count, Total.Sum, "lost");
    private static readonly Column ReportedLost = new("reported_lost", Unit.Count, Total.Sum, "reported lost");
    private static readonly Column Wrong = new("wrong", Unit.Count, Total.Sum, "wrong");
    private static readonly Column LatencyNs = new("latency_median_ns", Unit.Nanoseconds, Total.Largest, "median latency");
    private static readonly Column Looks = new("looks", Unit.Count, Total.Sum, "looks");
    private static readonly Column CpuNs = new("cpu_ns", Unit.Nanoseconds, Total.Sum, "CPU time");

    /// <summary>In the order of tables.</summary>
    public static IReadOnlyList<Metric> Metrics { get; } =
    [
        new("lost", "N0", row => row.Amounts[Lost]) { Words = "lost records" },
        new("reported lost", "N0", row => row.Amounts[ReportedLost]) { Words = "losses that were reported", IsLeading = false },
        new("wrong", "N0", row => row.Amounts[Wrong]) { Words = "wrong records" },
        new("latency s", "N3", row => row.Amounts[LatencyNs] / NsPerSecond) { Unit = " s", Words = "median latency" },
        new("looks", "N0", row => row.Amounts[Looks]) { Words = "looks", IsLeading = false },
        new("CPU ms", "N2", row => row.Amounts[CpuNs] / NsPerMs) { Unit = " ms", Words = "CPU time" },
    ];

    /// <summary>What observations of strategies hold.</summary>
    public static Measures Measures { get; } = new([Lost, ReportedLost, Wrong, LatencyNs, Looks, CpuNs], Metrics);

    /// <summary>A strategy over all its rows.</summary>
    public static Amounts Of(IReadOnlyList<ScenarioRow> rows) => Amounts.Of(
        (Lost, rows.Sum(row => row.Lost)),
        (ReportedLost, rows.Sum(row => row.ReportedLost)),
        (Wrong, rows.Sum(row => row.Wrong)),
        (LatencyNs, (long)MedianInterval.Of(rows.Select(row => (double)row.MedianLatencyNs)).Median),
        (Looks, rows.Sum(row => row.Looks)),
        (CpuNs, rows.Sum(row => row.UserNs + row.SystemNs)));
}
