// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands.Live;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands.Live;

/// <summary>Estimates against numbers that were worked out by hand; where nothing is foreseen, one iteration is as long as another.</summary>
public sealed class StudyPaceTests
{
    private static readonly GuestPlan One = Plan("one", 1);
    private static readonly GuestPlan Two = Plan("two", 2);

    [Fact]
    public void The_boot_is_no_part_of_the_pace()
    {
        var pace = new StudyPace(1);
        pace.Start(One, At(0));
        Assert.Null(pace.LeftOf(One, At(99)));
        pace.Advance(One, Line((0, 0)), At(100));
        Assert.Null(pace.LeftOf(One, At(100)));
        pace.Advance(One, Line((2, 100)), At(110));
        pace.Advance(One, Line((4, 200)), At(120));

        // Two iterations took 10 s, six are to come: 30 s, and the end, a fifth of the boot.
        Assert.Equal(At(30 + 20), pace.LeftOf(One, At(120)));
        Assert.Equal(At(30 + 20 - 4), pace.LeftOf(One, At(124)));
        Assert.Equal(At(0), pace.LeftOf(One, At(999)));
    }

    [Fact]
    public void A_run_that_slows_down_is_judged_by_what_it_does_now()
    {
        var pace = new StudyPace(1);
        pace.Start(One, At(0));
        pace.Advance(One, Line((0, 0)), At(0));
        pace.Advance(One, Line((6, 600)), At(6));
        pace.Advance(One, Line((8, 800)), At(14));

        Assert.Equal(At(8), pace.LeftOf(One, At(14)));
    }

    [Fact]
    public void When_one_of_two_ends_the_host_works_for_the_other_alone()
    {
        var pace = new StudyPace(1);
        pace.Start(Two, At(0));
        pace.Advance(Two, Line((0, 0), (0, 0)), At(0));
        pace.Advance(Two, Line((3, 300), (6, 600)), At(5));
        pace.Advance(Two, Line((5, 500), (10, 1000)), At(10));

        // In 5 s they did 6 iterations, and 5 are to come.
        Assert.Equal(5.0 * 5 / 6, pace.LeftOf(Two, At(10))!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void What_is_still_to_run_costs_what_the_others_cost_side_by_side()
    {
        var pace = new StudyPace(4);
        pace.Plan([new("one", 10), new("two", 5), new("three", 5), new("four", 5)], jobs: 2);
        Assert.Null(pace.Left(At(0)));
        pace.Start(One, At(0));
        pace.Start(Two, At(0));
        pace.Advance(One, Line((0, 0)), At(4));
        pace.Advance(Two, Line((0, 0), (0, 0)), At(4));
        pace.Advance(Two, Line((10, 9), (10, 9)), At(14));
        pace.Finish(Two, At(15));
        pace.Advance(One, Line((5, 100)), At(14));

        // One: 10 s for a half, so the price is (10 + 20) s / 15, and it is gone in 10 s, the end of 1 s included.
        // Each of the two others takes 4 s, 5 × 2 s, 1 s; three begins now, four when one is gone.
        Assert.Equal(At(10 + 15), pace.Left(At(15)));
    }

    [Fact]
    public void Repetitions_that_are_not_planned_yet_take_what_this_one_takes()
    {
        var pace = new StudyPace(3);
        pace.Plan([new("one", 1)], jobs: 2);
        pace.Start(One, At(0));
        pace.Advance(One, Line((0, 0)), At(4));
        pace.Advance(One, Line((10, 9)), At(14));
        pace.Finish(One, At(15));

        Assert.Equal(At(2 * 15), pace.Left(At(15)));
    }

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static GuestPlan Plan(string run, int processes) => new(
        GuestPlan.CurrentVersion, run, [.. Enumerable.Range(1, processes).Select(i => new ProcessPlan($"copy{i}", 0, new Workload(1, AccessPattern.Random, 1, Iterations: 10, 1)))], 500);

    private static ProgressLine Line(params (int Iterations, long Major)[] processes) => new(
        0, processes.Sum(process => process.Iterations), default, [.. processes.Select(process => new ProcessProgress(process.Iterations, new FaultCounts(0, process.Major)))]);
}
