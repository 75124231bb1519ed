// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>Turns the logs of a scenario into the rows of the CSV files.</summary>
public static class HandoffRows
{
    private const int NsPerUs = 1000;
    private const int NsPerMs = 1_000_000;

    /// <summary>Rows of scenarios.csv and latency.csv, one verdict a monitor.</summary>
    public static IEnumerable<(ScenarioRow Row, IReadOnlyList<LatencyRow> Latencies)> Of(HandoffPlan plan, ScenarioLogs logs)
    {
        foreach (MonitorLog monitor in logs.Monitors)
        {
            var verdict = LogVerdict.Of(logs.Report.Ring.Head, monitor.Records);
            string strategy = monitor.Report.Strategy;
            yield return (
                Row(plan, logs, monitor.Report, verdict),
                [.. Enumerable.Range(0, 101).Select(percent =>
                    new LatencyRow(logs.Scenario.Name, strategy, percent, verdict.LatencyNs(percent)))]);
        }
    }

    /// <summary>Rows of timeline.csv.</summary>
    public static IEnumerable<TimelineRow> Timeline(ScenarioLogs logs)
    {
        IEnumerable<TimelineRow> writer = logs.Writer.Select(point => Row(TimelineRow.Writer, point.TimeNs, point.Head));
        IEnumerable<TimelineRow> handoff = logs.Writer
            .DistinctBy(point => point.HandoffPosition)
            .Select(point => Row(TimelineRow.Handoff, point.TimeNs, point.HandoffPosition));
        IEnumerable<TimelineRow> monitors = logs.Monitors.SelectMany(monitor => monitor.Looks.SelectMany(look => (TimelineRow[])
        [
            Row(monitor.Report.Strategy, look.WakeNs, look.From),
            Row(monitor.Report.Strategy, look.DoneNs, look.To),
        ]));
        return [.. writer, .. handoff, .. monitors];

        TimelineRow Row(string series, ulong ns, ulong position) =>
            new(logs.Scenario.Name, series, (long)ns - logs.Report.StartNs, (long)position);
    }

    private static ScenarioRow Row(HandoffPlan plan, ScenarioLogs logs, MonitorReport monitor, LogVerdict verdict) => new()
    {
        Scenario = logs.Scenario.Name,
        Delay = plan.Delay.Kind,
        Capacity = logs.Report.Ring.Capacity,
        TickNs = (long)plan.TickMs * NsPerMs,
        PeriodNs = (long)plan.MonitorPeriodMs * NsPerMs,
        StallNs = (long)logs.Scenario.StallMs * NsPerMs,
        StallStartNs = logs.Scenario.StallMs == 0 ? 0 : logs.Report.StallStartNs - logs.Report.StartNs,
        Strategy = monitor.Strategy,
        Written = logs.Report.Ring.Head,
        Logged = verdict.Logged,
        Lost = verdict.Lost,
        ReportedLost = monitor.ReportedLost,
        Wrong = verdict.Wrong,
        Twice = verdict.Twice,
        Torn = verdict.Torn,
        Overrun = verdict.Overrun,
        Ahead = verdict.Ahead,
        Kept = monitor.ExitCode == ExitCode.Success && verdict.Keeps(monitor.ReportedLost),
        MedianLatencyNs = verdict.LatencyNs(50),
        P99LatencyNs = verdict.LatencyNs(99),
        MaxLatencyNs = verdict.LatencyNs(100),
        Looks = monitor.Looks,
        UserNs = monitor.Usage.UserUs * NsPerUs,
        SystemNs = monitor.Usage.SystemUs * NsPerUs,
        VoluntarySwitches = monitor.Usage.VoluntarySwitches,
        InvoluntarySwitches = monitor.Usage.InvoluntarySwitches,
        MajorFaults = monitor.Usage.MajorFaults,
    };
}
