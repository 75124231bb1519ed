// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results.Handoff;

namespace Mp3.Experiments.Charts.Handoff;

/// <summary>How long records wait until they are logged: without a delay, and in the stalled run.</summary>
public static class LatencyFigure
{
    private const double NsPerSecond = 1e9;
    private const double LeastSeconds = 1e-6;

    /// <summary>The axis begins where so many percent are logged: the first few are of no use and take decades.</summary>
    private const int LeastPercent = 2;

    /// <param name="stalled">The stalled run's rows of scenarios.csv.</param>
    /// <param name="rows">All rows of scenarios.csv.</param>
    /// <param name="latencies">All rows of latency.csv.</param>
    public static Figure Of(IReadOnlyList<ScenarioRow> stalled, IReadOnlyList<ScenarioRow> rows, IReadOnlyList<LatencyRow> latencies)
    {
        ScenarioRow[] runs = [.. rows
            .Where(row => row.Capacity == stalled[0].Capacity && (row.StallNs == 0 || row.Scenario == stalled[0].Scenario))
            .DistinctBy(row => row.Scenario)];
        LatencyRow[] own = [.. latencies.Where(row => runs.Any(run => run.Scenario == row.Scenario) && row.LatencyNs > 0)];
        AxisScale time = AxisScale.Decades(
            "Time from sample to log (logarithmic)",
            Math.Max(LeastSeconds, own.Where(row => row.Percent >= LeastPercent).Select(Seconds).DefaultIfEmpty(LeastSeconds).Min()),
            own.Select(Seconds).DefaultIfEmpty(1).Max());
        return new Figure(
            "latency",
            $"From sample to log, a ring of {stalled[0].Capacity:N0} records: {LossFigure.InPeriods(stalled[0])} of the monitors",
            "Each line: the share of the logged records that were logged within that time. Beside it the median.",
            [],
            [.. runs.Select(run => PanelOf(run, own, time))]);
    }

    private static Panel PanelOf(ScenarioRow run, LatencyRow[] latencies, AxisScale time) => new(
        run.StallNs == 0 ? "No monitor is delayed" : $"All monitors are delayed once, for {run.StallPeriods:0.##} periods ({run.Delay})",
        time,
        AxisScale.Amount("Logged within (%)", 100),
        [.. latencies
            .Where(row => row.Scenario == run.Scenario)
            .GroupBy(row => row.Strategy, StringComparer.Ordinal)
            .Select(strategy => new Curve(
                strategy.Key,
                $"{Seconds(strategy.MinBy(row => Math.Abs(row.Percent - 50))!):0.###} s",
                [.. strategy.Select(row => new CurvePoint(Math.Max(time.Min, Math.Log10(Math.Max(LeastSeconds, Seconds(row)))), row.Percent))],
                CurveStyle.OfStrategy(strategy.Key)))]);

    private static double Seconds(LatencyRow row) => row.LatencyNs / NsPerSecond;
}
