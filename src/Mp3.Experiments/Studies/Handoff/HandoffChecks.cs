// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>What must hold in every scenario, whatever was delayed for how long.</summary>
public static class HandoffChecks
{
    /// <param name="plan">The sweep.</param>
    /// <param name="report">What the guest reported of one scenario.</param>
    /// <param name="rows">The scenario's rows.</param>
    public static IReadOnlyList<CheckResult> Of(HandoffPlan plan, ScenarioReport report, IReadOnlyList<ScenarioRow> rows) =>
    [
        Exits(report),
        Written(report),
        .. plan.Delay.Stops ? (CheckResult[])[OnTime(report)] : [],
        Accounts(report, rows),
        OnceAndWhole(report, rows),
    ];

    private static CheckResult Exits(ScenarioReport report)
    {
        string[] bad = [.. report.Monitors
            .Where(monitor => monitor.ExitCode != ExitCode.Success)
            .Select(monitor => $"{monitor.Strategy}: {(monitor.ExitCode is { } code ? $"exited {code}" : "killed")} {monitor.Output}")];
        return new CheckResult(report.Name, "every monitor exits with 0", bad.Length == 0,
            bad.Length == 0 ? $"{report.Monitors.Count} monitors" : string.Join("; ", bad));
    }

    // The module's count of records against its count of ticks: one process, and the sum.
    private static CheckResult Written(ScenarioReport report) => new(
        report.Name,
        "written = 2 × ticks",
        report.Ring.Head == report.Ring.Ticks * HandoffSweep.RecordsPerTick && report.Ring.Head == report.Ring.Closed,
        $"{report.Ring.Head:N0} records, {report.Ring.Ticks:N0} ticks");

    // Against the clock: the tick after the workload's end is the last.
    private static CheckResult OnTime(ScenarioReport report)
    {
        RingFacts ring = report.Ring;
        long expected = ((report.EndNs - ring.EpochNs) / ring.PeriodNs) + 1;
        return new CheckResult(report.Name, "ticks = elapsed time / period",
            ring.Ticks == expected && ring.LateTicks + ring.MissedTicks == 0,
            $"{ring.Ticks:N0} ticks, expected {expected:N0}; {ring.LateTicks} late, {ring.MissedTicks} missed");
    }

    private static CheckResult Accounts(ScenarioReport report, IReadOnlyList<ScenarioRow> rows) => Promise(
        report, rows, "logged + reported lost = written",
        row => row.Logged + row.ReportedLost == row.Written && row.Lost == row.ReportedLost,
        row => $"{row.Logged:N0} + {row.ReportedLost:N0} = {row.Written:N0}");

    private static CheckResult OnceAndWhole(ScenarioReport report, IReadOnlyList<ScenarioRow> rows) => Promise(
        report, rows, "no record twice, torn or in another's place",
        row => row.Wrong == 0,
        row => $"{row.Twice:N0}, {row.Torn:N0}, {row.Overrun + row.Ahead:N0}");

    private static CheckResult Promise(
        ScenarioReport report, IReadOnlyList<ScenarioRow> rows, string name, Func<ScenarioRow, bool> holds, Func<ScenarioRow, string> numbers)
    {
        ScenarioRow[] bound = [.. rows.Where(row => row.Strategy != StrategyName.Naive)];
        return new CheckResult(report.Name, name, Array.TrueForAll(bound, row => holds(row)),
            string.Join("; ", bound.Select(row => $"{row.Strategy}: {numbers(row)}")));
    }
}
