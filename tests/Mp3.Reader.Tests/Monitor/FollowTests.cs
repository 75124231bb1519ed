// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text.RegularExpressions;
using Mp3.Protocol;

namespace Mp3.Reader.Tests.Monitor;

/// <summary>The monitor with --follow, as a program beside a writer in a shared file.</summary>
public sealed partial class FollowTests(ScratchFolder folder) : IClassFixture<ScratchFolder>
{
    private const int Capacity = 16;
    private readonly string _path = folder[Guid.NewGuid().ToString()];

    [Theory]
    [InlineData("semaphore")]
    [InlineData("sequence")]
    public void Records_that_come_are_printed_and_accounted_for(string strategy)
    {
        using MemoryRing ring = Load(1);
        ring.WriteTicks(1);
        using var monitor = new FollowedRing(_path, "--strategy", strategy);
        Assert.Equal("0 0 1 0", monitor.ReadLine());
        ring.WriteTicks(2);
        Assert.Equal("0 0 2 0", monitor.ReadLine());
        Assert.Equal("0 0 3 0", monitor.ReadLine());

        Assert.Equal((0, "read 3 profiled data\n", "written 3, logged 3, lost 0\n"), monitor.Interrupt());
    }

    [Fact]
    public void A_watermark_that_is_reached_wakes_the_monitor()
    {
        using MemoryRing ring = Load(1);
        ring.WriteTicks(1);
        using var monitor = new FollowedRing(_path, "--watermark", "3");
        Assert.Equal("0 0 1 0", monitor.ReadLine());
        ring.WriteTicks(2);
        ring.WriteTicks(1);

        Assert.Equal("0 0 2 0", monitor.ReadLine());
        Assert.Equal("0 0 3 0", monitor.ReadLine());
        Assert.Equal("0 0 4 0", monitor.ReadLine());
        Assert.EndsWith("written 4, logged 4, lost 0\n", monitor.Interrupt().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_monitor_that_was_stopped_for_too_long_says_exactly_what_it_lost()
    {
        using MemoryRing ring = Load(1);
        ring.WriteTicks(3);
        using var monitor = new FollowedRing(_path);
        Assert.Equal(["0 0 1 0", "0 0 2 0", "0 0 3 0"], [monitor.ReadLine(), monitor.ReadLine(), monitor.ReadLine()]);
        monitor.Freeze();
        ring.WriteTicks(100);
        monitor.Thaw();

        // Of 103, the last 15 are safe.
        Assert.StartsWith("lost 85 records: they were overwritten", monitor.ReadErrorLine(), StringComparison.Ordinal);
        Assert.Equal("0 0 89 0", monitor.ReadLine());
        (int exitCode, string output, string error) = monitor.Interrupt();
        Assert.Equal((0, "written 103, logged 18, lost 85\n"), (exitCode, error));
        Assert.EndsWith("0 0 103 0\nread 18 profiled data\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_is_too_slow_is_counted_honestly()
    {
        const int written = 400_000; // 5 MB of lines, more than any kernel's pipe holds.
        using MemoryRing ring = Load(1);
        using var monitor = new FollowedRing(_path);
        ring.WriteTicks(1);
        Assert.Equal("0 0 1 0", monitor.ReadLine());
        // Nobody reads the pipe: it holds a part of this, and the ring 15.
        ring.WriteTicks(written - 1);
        ring.End();

        (int exitCode, string output, string error) = monitor.Interrupt();

        Match account = AccountPattern().Match(error);
        (long logged, long lost) = (Number(account.Groups["logged"]), Number(account.Groups["lost"]));
        Assert.Equal((0, written.ToString()), (exitCode, account.Groups["written"].Value));
        Assert.Equal(written, logged + lost);
        Assert.True(lost > 0);
        Assert.Equal(logged, output.Count(c => c == '\n'));
        Assert.EndsWith($"0 0 {written} 0\nread {logged} profiled data\n", output, StringComparison.Ordinal);
        Assert.Equal(lost, LostPattern().Matches(error).Sum(match => Number(match.Groups["lost"])));
    }

    [Fact]
    public void The_end_of_a_series_frees_the_device_and_the_next_one_is_followed()
    {
        using MemoryRing ring = Load(1);
        using var monitor = new FollowedRing(_path);
        ring.WriteTicks(2);
        Assert.Equal(["0 0 1 0", "0 0 2 0"], [monitor.ReadLine(), monitor.ReadLine()]);
        Assert.True(monitor.HoldsDevice);
        ring.WriteTicks(1);
        ring.End();
        Assert.Equal(
            "no process is registered: written 3, logged 3, lost 0; waiting for the next one", monitor.ReadErrorLine());
        monitor.WaitUntilReleased();

        monitor.Freeze();
        ring.Begin(3_000_000_000);
        ring.WriteTicks(30);
        monitor.Thaw();

        Assert.Equal("0 0 3 0", monitor.ReadLine());
        Assert.StartsWith("lost 15 records", monitor.ReadErrorLine(), StringComparison.Ordinal);
        Assert.EndsWith("written 33, logged 18, lost 15\n", monitor.Interrupt().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reloaded_module_is_counted_anew()
    {
        using var monitor = StartWithOneTick();
        using MemoryRing second = Load(2, Capacity * 2);
        second.WriteTicks(5);

        Assert.Equal("the module was loaded anew: its count starts at 0", monitor.ReadErrorLine());
        Assert.Equal("0 0 1 0", monitor.ReadLine());
        Assert.Equal(
            "written 6, logged 6, lost 0 in 2 loads (1: written 1, logged 1, lost 0; 2: written 5, logged 5, lost 0)\n",
            monitor.Interrupt().Error);
    }

    [Fact]
    public void A_recorded_ring_is_printed_and_then_waited_on()
    {
        RecordedRing.Save(_path);
        using var monitor = new FollowedRing(_path);
        string first = monitor.ReadLine();
        (int exitCode, string rest, string error) = monitor.Interrupt();

        Assert.Equal((ExitCode.Success, RecordedRing.Text), (exitCode, $"{first}\n{rest}"));
        Assert.EndsWith("written 9, logged 9, lost 0\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_pipe_ends_the_following()
    {
        using MemoryRing ring = Load(1);
        ring.WriteTicks(1);
        using var monitor = new FollowedRing(_path);
        Assert.Equal("0 0 1 0", monitor.ReadLine());

        Assert.Equal((0, "written 1, logged 1, lost 0\n"), monitor.CloseOutput());
    }

    [Fact]
    public void A_signalled_monitor_needs_the_module()
    {
        using MemoryRing ring = Load(1);
        (int exitCode, _, string error) = Run.ToEnd(Run.Monitor, "--device", _path, "--follow", "--strategy", "signal");

        Assert.Equal(ExitCode.Unavailable, exitCode);
        Assert.StartsWith("no /proc/mp3/status: the module is not loaded", error, StringComparison.Ordinal);
    }

    private FollowedRing StartWithOneTick()
    {
        using MemoryRing ring = Load(1);
        ring.WriteTicks(1);
        var monitor = new FollowedRing(_path);
        Assert.Equal("0 0 1 0", monitor.ReadLine());
        ring.End();
        File.Delete(_path);
        Assert.StartsWith("no process is registered", monitor.ReadErrorLine(), StringComparison.Ordinal);
        return monitor;
    }

    private MemoryRing Load(ulong loadNs, int capacity = Capacity)
    {
        var ring = new MemoryRing(capacity, path: _path, loadNs: loadNs);
        ring.Begin(2_000_000_000);
        return ring;
    }

    private static long Number(Group group) => long.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"written (?<written>\d+), logged (?<logged>\d+), lost (?<lost>\d+)\n$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AccountPattern();

    [GeneratedRegex(@"^lost (?<lost>\d+) records", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex LostPattern();
}
