// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Studies.Handoff.Figures;

/// <summary>How long records wait until they are logged: without a delay, and in the stalled run. Numbers, for the curves coincide.</summary>
public static class LatencyFigure
{
    private const double NsPerSecond = 1e9;

    private static readonly string[] Columns = ["monitor", "median", "99 % within", "longest", "logged", "woken"];

    /// <param name="stalled">The stalled run's rows of scenarios.csv.</param>
    /// <param name="rows">All rows of scenarios.csv.</param>
    public static Figure Of(IReadOnlyList<ScenarioRow> stalled, IReadOnlyList<ScenarioRow> rows) => new(
        "latency",
        $"Time from sample to log, a ring of {stalled[0].Capacity:N0} records",
        $"The ring holds {LossFigure.InPeriods(stalled[0])} of the monitors, a period of {stalled[0].PeriodNs / NsPerSecond:0.###} s. Of the records that were logged.",
        [],
        [])
    {
        Tables = [.. rows
            .Where(row => row.Capacity == stalled[0].Capacity && (row.StallNs == 0 || row.Scenario == stalled[0].Scenario))
            .GroupBy(row => row.Scenario, StringComparer.Ordinal)
            .Select(run => new FigureTable(HeadingOf(run.First()), Columns, [.. run.Select(RowOf)]))],
    };

    private static string HeadingOf(ScenarioRow run) => run.StallNs == 0
        ? "No monitor is delayed"
        : $"All monitors are delayed once, for {run.StallPeriods:0.##} periods ({run.Delay})";

    private static string[] RowOf(ScenarioRow row) =>
    [
        row.Strategy,
        Seconds(row.MedianLatencyNs),
        Seconds(row.P99LatencyNs),
        Seconds(row.MaxLatencyNs),
        $"{row.Logged:N0}",
        $"{row.Looks:N0} times",
    ];

    private static string Seconds(long ns) => $"{ns / NsPerSecond:0.00} s";
}
