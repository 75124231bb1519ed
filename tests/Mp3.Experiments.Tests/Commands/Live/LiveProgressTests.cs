// SPDX-License-Identifier: MIT

using Microsoft.Extensions.Time.Testing;
using Mp3.Experiments.Commands.Live;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands.Live;

public sealed class LiveProgressTests
{
    private const long Second = 1_000_000_000;
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_guest_shows_iterations_time_left_rates_and_the_ring()
    {
        LiveProgress progress = Started(Plan("n02", 2));
        progress.Advanced(Plan("n02", 2), Line(0, iterations: 0, (0, 0), (0, 0)));
        progress.Advanced(Plan("n02", 2), Line(1, iterations: 2, (1000, 0), (0, 0)));
        _clock.Advance(TimeSpan.FromSeconds(30));
        progress.Advanced(Plan("n02", 2), Line(3, iterations: 6, (2000, 8), (0, 0)));

        IReadOnlyList<string> lines = progress.Frame(99, 30);

        Assert.Equal(5, lines.Count);
        // Each has done 3 of its 10; of late 2 in 30 s.
        Assert.Equal("n02: iteration 3 of 10, about 2 min left, 2,000 minor, 8 major faults", lines[0]);
        Assert.Matches("^  copy1 +█▅ +500 minor/s +4 major/s$", lines[1]);
        Assert.Matches("^  copy2 +▁▁ +0 minor/s +0 major/s$", lines[2]);
        Assert.Equal("  ring: 300 records written, 0 lost, room for 65,536", lines[3]);
        Assert.Equal("0 of 3 guests done", lines[4]);
    }

    [Fact]
    public void A_guest_that_has_not_reported_is_booting() =>
        Assert.Equal(["n01: booting", "0 of 3 guests done"], Started(Plan("n01", 1)).Frame(99, 30));

    [Fact]
    public void A_sweep_shows_scenarios_and_the_last_ring_in_its_headline()
    {
        HandoffScenario[] scenarios = [.. Enumerable.Range(1, 28).Select(i => new HandoffScenario($"s{i}", 64, 0))];
        var workload = new ProcessPlan("work", 0, Argv: []);
        var run = new GuestPlan(
            1, "sweep", [], 0, new HandoffPlan(0, 0, [], workload, new HandoffDelay("", false, false, []), 0, 0, scenarios));
        var progress = new LiveProgress(1, _clock);
        progress.Started(run);
        progress.Advanced(run, new ProgressLine(0, 0, default, []));
        _clock.Advance(TimeSpan.FromSeconds(10));
        progress.Advanced(run, new ProgressLine(120 * Second, 4, new RingCounts(3802, 0, 256), []));

        Assert.Equal(
            ["sweep: scenario 4 of 28, about 60 s left, 120 s of the guest's time, last ring: 3,802 records, room for 256", "0 of 1 guest done"],
            progress.Frame(110, 30));
    }

    [Fact]
    public void Lost_records_are_in_the_headline()
    {
        LiveProgress progress = Started(Plan("n01", 1));
        progress.Advanced(Plan("n01", 1), Line(1, 1, (10, 0)) with { Ring = new RingCounts(70_000, 1234, 65_536) });

        Assert.Equal("n01: iteration 1 of 10, 1,234 RECORDS LOST", progress.Frame(50, 2)[0]);
    }

    [Fact]
    public void A_finished_guest_becomes_a_line_that_stays()
    {
        LiveProgress progress = Started(Plan("n01", 1));
        progress.Say("building");
        progress.Advanced(Plan("n01", 1), Line(1, 10, (1234, 5)));
        progress.Finished(Plan("n01", 1));

        Assert.Equal(["building", "n01: done, 1,234 minor, 5 major faults"], progress.TakeNews());
        Assert.Empty(progress.TakeNews());
        Assert.Equal(["1 of 3 guests done"], progress.Frame(99, 30));
    }

    [Fact]
    public void Of_many_processes_the_busiest_and_the_sum_are_shown()
    {
        GuestPlan run = Plan("n20", 20);
        LiveProgress progress = Started(run);
        progress.Advanced(run, Line(1, 1, [.. Enumerable.Range(1, 20).Select(i => (i * 100L, 0L))]));

        IReadOnlyList<string> lines = progress.Frame(99, 30);

        Assert.Equal(
            ["n20:", "copy15", "copy16", "copy17", "copy18", "copy19", "copy20", "all", "ring:", "0"],
            lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Contains("21,000 minor/s", lines[7], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_room_is_scarce_processes_come_before_the_ring()
    {
        LiveProgress progress = Started(Plan("n02", 2));
        progress.Advanced(Plan("n02", 2), Line(1, 1, (100, 0), (200, 0)));

        Assert.Equal(["copy1", "copy2"], progress.Frame(99, 4).Skip(1).SkipLast(1).Select(line => line.Trim().Split(' ')[0]));
        Assert.StartsWith("  all 2", progress.Frame(99, 3)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_with_rounds_speaks_of_this_one_and_says_that_more_may_follow()
    {
        (GuestPlan first, GuestPlan second, GuestPlan third) = (Plan("n01", 1), Plan("n02", 1), Plan("n03", 1));
        var progress = new LiveProgress(1, _clock);
        progress.Round(1);
        progress.Planned([new("n01", 10)], jobs: 1);
        Run(progress, first);
        Assert.Equal("1 of 1 guest done, more may follow", progress.Frame(99, 30)[^1]);

        progress.Round(3);
        progress.Planned([new("n02", 10), new("n03", 10)], jobs: 1);
        Run(progress, second);

        // The boot of 2 s, 10 s, and the end of 1 s.
        Assert.Equal("2 of 3 guests done, about 13 s left in this round, more may follow", progress.Frame(99, 30)[^1]);

        Run(progress, third);
        Assert.Equal("3 of 3 guests done, more may follow", progress.Frame(99, 30)[^1]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 3)]
    [InlineData(4, 5)]
    [InlineData(4, 12)]
    [InlineData(9, 23)]
    [InlineData(50, 23)]
    public void All_guests_fit_into_the_terminal(int guests, int height)
    {
        GuestPlan[] runs = [.. Enumerable.Range(1, guests).Select(i => Plan($"seed 1000, n{i:00}", 10))];
        LiveProgress progress = Started(runs);
        foreach (GuestPlan run in runs)
        {
            progress.Advanced(run, Line(1, 1, [.. Enumerable.Repeat((1_000_000L, 20_000L), 10)]));
        }

        IReadOnlyList<string> lines = progress.Frame(59, height);

        Assert.InRange(lines.Count, 1, height);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 59));
        Assert.Equal("0 of 3 guests done", lines[^1]);
        int headlines = lines.Count(line => line.StartsWith("seed", StringComparison.Ordinal));
        Assert.Equal(guests < height ? guests : Math.Max(0, height - 2), headlines);
        if (headlines < guests && height > 1)
        {
            Assert.Equal($"and {guests - headlines} more", lines[^2]);
        }
    }

    private void Run(LiveProgress progress, GuestPlan run)
    {
        progress.Started(run);
        _clock.Advance(TimeSpan.FromSeconds(2));
        progress.Advanced(run, Line(0, 0, (0, 0)));
        _clock.Advance(TimeSpan.FromSeconds(10));
        progress.Advanced(run, Line(10, 10, (100, 0)));
        _clock.Advance(TimeSpan.FromSeconds(1));
        progress.Finished(run);
    }

    private LiveProgress Started(params GuestPlan[] runs)
    {
        var progress = new LiveProgress(3, _clock);
        Array.ForEach(runs, progress.Started);
        return progress;
    }

    private static GuestPlan Plan(string run, int processes) => new(
        GuestPlan.CurrentVersion,
        run,
        [.. Enumerable.Range(1, processes).Select(i => new ProcessPlan($"copy{i}", Nice: 0, new Workload(1, AccessPattern.Random, 1, Iterations: 10, 1)))],
        DrainIntervalMs: 500);

    private static ProgressLine Line(long seconds, int iterations, params (long Minor, long Major)[] faults) => new(
        seconds * Second, iterations, new RingCounts(300, 0, 65_536), [.. faults.Select(fault => new ProcessProgress(iterations / faults.Length, new FaultCounts(fault.Minor, fault.Major)))]);
}
