// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Protocol;
using Mp3.Reader.Logs;

namespace Mp3.Experiments.Tests.Studies.Handoff;

public sealed class ScenarioLogsTests
{
    private static readonly HandoffPlan Plan = HandoffSweep.Resolve(Sweeps.Options([64], [0, 1])).Plan.Handoff!;

    private static readonly ScenarioReport[] Reports =
    [
        MadeLog.Scenario("c64-s0", 4, 2, MadeLog.Report("naive", 3, looks: 1), MadeLog.Report("signal", 0)),
        MadeLog.Scenario("c64-s1", 4, 1, MadeLog.Report("naive", 1), MadeLog.Report("signal", 2, looks: 2)),
    ];

    private static readonly byte[] Bytes =
    [
        .. Raw(new WriterPoint { Head = 1 }, new WriterPoint { Head = 4 }), .. Raw(MadeLog.Right(0, 1, 2)), .. Raw(new Look { To = 3 }),
        .. Raw(new WriterPoint { Head = 2 }), .. Raw(MadeLog.Right(3)), .. Raw(MadeLog.Right(1, 2)), .. Raw(new Look { To = 1 }, new Look { To = 2 }),
    ];

    [Fact]
    public void The_logs_are_divided_as_the_report_says()
    {
        IReadOnlyList<ScenarioLogs> logs = ScenarioLogs.Of(Plan, Reports, Bytes);

        Assert.Equal([[1UL, 4], [2]], logs.Select(scenario => scenario.Writer.Select(point => point.Head)));
        Assert.Equal([[3, 0], [1, 2]], logs.Select(scenario => scenario.Monitors.Select(monitor => monitor.Records.Length)));
        Assert.Equal(MadeLog.Right(3), logs[1].Monitors[0].Records);
        Assert.Equal([1UL, 2], logs[1].Monitors[1].Looks.Select(look => look.To));
    }

    [Fact]
    public void Logs_that_are_longer_or_shorter_than_the_report_says_are_refused()
    {
        Assert.Equal(ExitCode.Failed, Assert.Throws<Mp3Exception>(() => ScenarioLogs.Of(Plan, Reports, Bytes.AsMemory(8))).ExitCode);
        Assert.Equal(ExitCode.Failed, Assert.Throws<Mp3Exception>(() => ScenarioLogs.Of(Plan, Reports, (byte[])[.. Bytes, 0])).ExitCode);
        Assert.Throws<Mp3Exception>(() => ScenarioLogs.Of(Plan, Reports[..1], Bytes));
    }

    [Fact]
    public void Looks_and_the_writer_s_points_become_the_timeline()
    {
        ScenarioLogs logs = ScenarioLogs.Of(Plan, Reports, Bytes)[1] with
        {
            Writer = [new WriterPoint { TimeNs = 150, Head = 2, HandoffPosition = 0 }, new WriterPoint { TimeNs = 190, Head = 4, HandoffPosition = 2 }],
            Monitors = [new MonitorLog(MadeLog.Report("sequence", 0), [], [new Look { WakeNs = 160, DoneNs = 170, From = 0, To = 2 }])],
        };

        Assert.Equal(
            ["writer 50 2", "writer 90 4", "handoff 50 0", "handoff 90 2", "sequence 60 0", "sequence 70 2"],
            HandoffRows.Timeline(logs).Select(row => $"{row.Series} {row.TimeNs} {row.Position}"));
    }

    private static byte[] Raw<T>(params T[] entries)
        where T : unmanaged => MemoryMarshal.AsBytes(entries.AsSpan()).ToArray();
}
