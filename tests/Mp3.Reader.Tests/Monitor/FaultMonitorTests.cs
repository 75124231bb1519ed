// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader.Faults;
using Mp3.Reader.Tests.Faults;

namespace Mp3.Reader.Tests.Monitor;

/// <summary>The monitor of faults as a user starts it.</summary>
public sealed class FaultMonitorTests : IClassFixture<ScratchFolder>
{
    private const string CsvHeader = "time_ns,pid,tid,address,ip,access,mode,kind,latency_ns\n";
    private const int Capacity = 16;

    private readonly string _ring;
    private readonly string _faults;

    public FaultMonitorTests(ScratchFolder folder)
    {
        string own = Guid.NewGuid().ToString("N");
        (_ring, _faults) = (folder[own], folder[own + "-faults"]);
        RecordedRing.Save(_ring);
    }

    [Fact]
    public void Each_fault_is_a_line()
    {
        Save();

        Assert.Equal(
            (ExitCode.Success,
                "2 11 11 0x1000 0x400 read user minor -\n"
                + "4 11 11 0x2000 0x400 write user major 3000000\n"
                + "3 11 12 0x3000 0x500 exec kernel failed -\n"
                + "8 11 11 0x4000 0x400 read user open -\n"
                + "read 4 faults\n",
                "4 faults printed, 0 records lost\n"),
            Monitor(""));
    }

    [Fact]
    public void A_table_has_every_field()
    {
        Save();

        (int exitCode, string output, _) = Monitor("--format csv");

        Assert.Equal(
            (ExitCode.Success,
                CsvHeader
                + "1002000000,11,11,0x1000,0x400,read,user,minor,\n"
                + "1004000000,11,11,0x2000,0x400,write,user,major,3000000\n"
                + "1003000000,11,12,0x3000,0x500,exec,kernel,failed,\n"
                + "1008000000,11,11,0x4000,0x400,read,user,open,\n"),
            (exitCode, output));
    }

    [Fact]
    public void It_follows_over_a_reload_and_prints_nothing_twice()
    {
        using var rings = new FileFaultRings(_faults, 1, Capacity);
        rings.Write(0, 1);
        rings.Write(0, 2);
        using var monitor = new FollowedRing(_ring, "--faults", "--fault-device", _faults, "--format", "csv");
        Assert.Equal(CsvHeader.Trim(), monitor.ReadLine());
        Assert.StartsWith("1,1,0,", monitor.ReadLine(), StringComparison.Ordinal);
        monitor.WaitUntilReleased();
        // A clock's time: what is older than the last look was printed.
        ulong now = (ulong)System.Diagnostics.Stopwatch.GetTimestamp();
        rings.Write(0, now);
        rings.Write(0, now);
        Tick();
        Assert.StartsWith("2,1,0,", monitor.ReadLine(), StringComparison.Ordinal);
        (int exitCode, string output, string error) = monitor.Interrupt();

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.EndsWith(" faults printed, 0 records lost\n", error, StringComparison.Ordinal);
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith($"{now},", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--records process", "--faults prints faults instead of records: leave out --records")]
    [InlineData("--live", "leave out --live")]
    public void Other_records_are_not_printed_with_it(string options, string expected)
    {
        (int exitCode, string output, string error) = Monitor(options);

        Assert.Equal((ExitCode.Usage, ""), (exitCode, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_device_it_exits_69()
    {
        (int exitCode, string output, string error) = Monitor("");

        Assert.Equal((ExitCode.Unavailable, ""), (exitCode, output));
        Assert.Contains(_faults, error, StringComparison.Ordinal);
    }

    /// <summary>Two threads on two processors: a minor fault, a major one, one that failed, one of which nothing is known.</summary>
    private void Save()
    {
        using var rings = new FileFaultRings(_faults, 2, Capacity);
        FaultRecord first = new() { TimeNs = 1_002_000_000, Pid = 11, Tid = 11, Address = 0x1000, Ip = 0x400 };
        FaultRecord other = new() { TimeNs = 1_003_000_000, Pid = 11, Tid = 12, Address = 0x3000, Ip = 0x500, Flags = FaultMarks.Exec | FaultMarks.Kernel };
        FaultRecord second = first with { TimeNs = 1_004_000_000, Address = 0x2000, Flags = FaultMarks.Write, MinorFaults = 1 };
        rings.Write(0, first);
        rings.Write(1, other);
        rings.Write(0, second);
        rings.Write(1, second with { TimeNs = 1_007_000_000, Flags = FaultMarks.MajorEnd, MajorFaults = 1 });
        rings.Write(1, other with { TimeNs = 1_007_500_000, Flags = FaultMarks.MajorEnd });
        rings.Write(0, first with { TimeNs = 1_008_000_000, Address = 0x4000, MinorFaults = 1, MajorFaults = 1 });
    }

    /// <summary>The recorded ring goes on, with one more tick.</summary>
    private void Tick()
    {
        string next = _ring + "-next";
        using var ring = new MemoryRing(16, loadNs: 600_000_000);
        ring.WriteTicks(1);
        ring.Save(next);
        File.Move(next, _ring, overwrite: true);
    }

    private (int ExitCode, string Output, string Error) Monitor(string options) => Run.ToEnd(
        Run.Monitor, ["--device", _ring, "--faults", "--fault-device", _faults, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
