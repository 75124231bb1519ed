// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Reader.Tests.Monitor;

/// <summary>The monitor as a user starts it.</summary>
public sealed class MonitorProgramTests : IClassFixture<ScratchFolder>
{
    private readonly string _ring;

    public MonitorProgramTests(ScratchFolder folder)
    {
        _ring = folder["ring"];
        RecordedRing.Save(_ring);
    }

    [Theory]
    [InlineData("", RecordedRing.Text)]
    [InlineData("--format csv", RecordedRing.SumCsv)]
    [InlineData("--format csv --records process", RecordedRing.ProcessCsv)]
    [InlineData("--format csv --records memory", RecordedRing.MemoryCsv)]
    [InlineData("--format csv --records machine", RecordedRing.MachineCsv)]
    [InlineData("--hz 250", "12 1 30 0\n25 2 6 0\n37 3 7 1\nread 3 profiled data\n")]
    [InlineData("--hz 1000000", "50000 1 30 1600\n100000 2 6 1600\n150000 3 7 1600\nread 3 profiled data\n")]
    public void A_recorded_ring_is_printed(string options, string expected) =>
        Assert.Equal((ExitCode.Success, expected, ""), Monitor(options));

    [Theory]
    [InlineData("--format csv --records process", "1,1,50,11,0,1,0,0,0,false,false\n", 2)]
    [InlineData("--format csv", "3,1,50,0,0,1,0,0,2,false,false\n", 1)]
    [InlineData("", "0 1 0 0\n", 1)]
    public void A_counter_that_went_back_is_told(string options, string expected, int records)
    {
        string path = $"{_ring}-reset";
        var record = new RingRecord { Tick = 1, TimeNs = 50, Pid = 11, MajorFaults = 1, Flags = RecordMarks.Reset };
        using (var ring = new MemoryRing(16))
        {
            ring.Write(record);
            ring.Write(record with { Pid = 12 });
            ring.Write(record with { Pid = 0, Flags = RecordMarks.Sum | RecordMarks.Reset, Processes = 2 });
            ring.Close();
            ring.Save(path);
        }

        (int exitCode, string output, string error) = Run.ToEnd(
            Run.Monitor, ["--device", path, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Equal(
            $"in {records} records a counter went back: something set it to zero, and what was counted just before is missing\n",
            error);
    }

    [Fact]
    public void Children_that_were_not_followed_are_told()
    {
        string path = $"{_ring}-unfollowed";
        using (var ring = new MemoryRing(16))
        {
            ring.Header.RefusedChildren = 40;
            ring.Header.MissedChildren = 2;
            ring.Save(path);
        }

        Assert.Equal(
            (ExitCode.Success, "read 0 profiled data\n", "42 children were not followed: for 40 a limit was reached, for 2 there was no memory\n"),
            Run.ToEnd(Run.Monitor, "--device", path));
    }

    [Theory]
    [InlineData("--hz 0", "--hz 0: choose a whole number from 1 to 1000000000")]
    [InlineData("--hz x", "--hz x: choose a whole number")]
    [InlineData("--format xml", "--format xml: choose text or csv")]
    [InlineData("--records all", "--records all: choose sum, process, memory or machine")]
    [InlineData("--records machine", "--records machine goes with --format csv only")]
    [InlineData("--strategy luck", "--strategy luck: choose semaphore, signal, sequence or naive")]
    [InlineData("--watermark 0", "--watermark 0: choose a whole number of records, at least 1")]
    [InlineData("--watermark 3 --strategy signal", "--watermark goes with --strategy semaphore only")]
    [InlineData("--watermark 16 --follow", "--watermark 16: the ring holds 16 records")]
    [InlineData("--nonsense", "'--nonsense'")]
    [InlineData("--hz", "--hz")]
    public void Bad_usage_is_one_line_on_standard_error(string options, string expected)
    {
        (int exitCode, string output, string error) = Monitor(options);

        Assert.Equal((ExitCode.Usage, ""), (exitCode, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal(error.Length - 1, error.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_device_exits_69()
    {
        const string Message = "no /dev/mp3-missing: there is no such device or recorded ring\n";

        Assert.Equal((ExitCode.Unavailable, "", Message), Run.ToEnd(Run.Monitor, "--device", "/dev/mp3-missing"));
    }

    [Fact]
    public void A_full_disk_is_told()
    {
        (int exitCode, _, string error) = Run.ToEnd("/bin/sh", "-c", $"'{Run.Monitor}' --device '{_ring}' > /dev/full");

        Assert.Equal((ExitCode.Usage, "cannot write the output: No space left on device\n"), (exitCode, error));
    }

    [Fact]
    public void Help_shows_every_option_and_examples()
    {
        (int exitCode, string output, _) = Monitor("--help");

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.All(
            ["--device", "--fault-device", "--faults", "--format", "--follow", "--hz", "--live", "--records", "--strategy", "--watermark", "Examples:"],
            word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    private (int ExitCode, string Output, string Error) Monitor(string options) =>
        Run.ToEnd(Run.Monitor, ["--device", _ring, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
