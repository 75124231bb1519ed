// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Handoff;
using Mp3.Protocol;
using Mp3.Reader.Logs;

namespace Mp3.Experiments.Tests.Studies.Handoff;

public sealed class HandoffRowsTests
{
    private static readonly HandoffPlan Plan = HandoffSweep.Resolve(Sweeps.Options([64], [1])).Plan.Handoff!;

    /// <summary>Each number is another one, so that none can stand in the column of another unseen.</summary>
    [Fact]
    public void Every_number_of_a_monitor_is_in_its_own_column()
    {
        // Of 9 written: 0 to 4 in their places, 2 again, 8 where 5 should be (the writer had passed), 6 torn; 5 and 7 lost.
        LoggedRecord torn = MadeLog.Entry(6, 6, latencyNs: 60);
        torn.Record.Check ^= 1;
        LoggedRecord[] log = [.. MadeLog.Right(0, 1, 2, 3, 4), MadeLog.Entry(2, 2, latencyNs: 20), MadeLog.Entry(8, 5, latencyNs: 40), torn];
        MonitorReport monitor = MadeLog.Report("naive", log.Length, reportedLost: 17, looks: 21) with { Usage = new MonitorUsage(31, 32, 33, 34, 35) };
        ScenarioReport report = MadeLog.Scenario("c64-s1", written: 9, 0, monitor) with { StallStartNs = 2100 };
        var logs = new ScenarioLogs(Plan.Scenarios[0], report, [], [new MonitorLog(monitor, log, [])]);
        var verdict = LogVerdict.Of(9, log);

        ScenarioRow row = HandoffRows.Of(Plan, logs).Single().Row;

        Assert.Equal(("c64-s1", "naive", "sigstop", 64L), (row.Scenario, row.Strategy, row.Delay, row.Capacity));
        Assert.Equal((Plan.TickMs * 1_000_000L, Plan.MonitorPeriodMs * 1_000_000L, Plan.Scenarios[0].StallMs * 1_000_000L), (row.TickNs, row.PeriodNs, row.StallNs));
        Assert.Equal(2000, row.StallStartNs);
        Assert.Equal((9L, 8L, 17L), (row.Written, row.Logged, row.ReportedLost));
        Assert.Equal((verdict.Lost, verdict.Wrong, verdict.Twice), (row.Lost, row.Wrong, row.Twice));
        Assert.Equal((verdict.Torn, verdict.Overrun, verdict.Ahead), (row.Torn, row.Overrun, row.Ahead));
        Assert.Equal((3L, 1L, 1L, 1L, 0L), (row.Wrong, row.Twice, row.Torn, row.Overrun, row.Ahead));
        Assert.Equal((verdict.LatencyNs(50), verdict.LatencyNs(99), verdict.LatencyNs(100)), (row.MedianLatencyNs, row.P99LatencyNs, row.MaxLatencyNs));
        Assert.Equal((21L, 31_000L, 32_000L), (row.Looks, row.UserNs, row.SystemNs));
        Assert.Equal((monitor.Usage.MajorFaults, monitor.Usage.VoluntarySwitches, monitor.Usage.InvoluntarySwitches), (row.MajorFaults, row.VoluntarySwitches, row.InvoluntarySwitches));
        Assert.Equal(3, new HashSet<long> { row.MajorFaults, row.VoluntarySwitches, row.InvoluntarySwitches }.Count);
        Assert.False(row.Kept);
    }
}
