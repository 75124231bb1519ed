// SPDX-License-Identifier: MIT

using Microsoft.Extensions.Time.Testing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Sweep;

public sealed class SweepPaceTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Shown _shown = new();

    [Fact]
    public void What_is_left_takes_what_was_paid_for_what_is_done()
    {
        // Each run costs 10 s of CPU time, and there are ten.
        SweepPace pace = PaceOf(100);
        GuestPlan[] plans = [.. Enumerable.Range(0, 3).Select(i => Take(pace, $"n{i}"))];
        pace.Started(plans[0]);
        _clock.Advance(TimeSpan.FromSeconds(40));

        Assert.Null(_shown.Left);
        pace.Finished(plans[0]);

        // One is done and two are under way, half of each: 20 of 100 in 40 s.
        Assert.Equal(TimeSpan.FromSeconds(160), _shown.Left);
    }

    [Fact]
    public void What_was_stored_meanwhile_costs_nothing()
    {
        SweepPace pace = PaceOf(30);
        GuestPlan[] plans = [.. Enumerable.Range(0, 2).Select(i => Take(pace, $"n{i}"))];
        _clock.Advance(TimeSpan.FromSeconds(10));

        pace.Kept(plans[0]);
        pace.Finished(plans[1]);

        Assert.Equal(TimeSpan.FromSeconds(10), _shown.Left);
    }

    [Fact]
    public void One_that_failed_took_its_time()
    {
        SweepPace pace = PaceOf(30);
        GuestPlan failed = Take(pace, "n0");
        GuestPlan good = Take(pace, "n1");
        _clock.Advance(TimeSpan.FromSeconds(10));

        pace.Failed(failed);
        pace.Finished(good);

        Assert.Equal(TimeSpan.FromSeconds(5), _shown.Left);
    }

    private SweepPace PaceOf(double seconds) => new(_shown, new RunPrice(10, 0, 0), seconds, _clock);

    private static GuestPlan Take(SweepPace pace, string run)
    {
        var plan = new GuestPlan(GuestPlan.CurrentVersion, run, [], 50);
        pace.Take(new WantedRun(run, Parameters.None, new GuestRecipe("6.1", 256, 0, 1, 1, [], [], new Dictionary<string, string>(), plan), new PlannedRun(run, 1)));
        return plan;
    }

    private sealed class Shown : IStudyProgress
    {
        public TimeSpan? Left { get; private set; }

        public void Ahead(TimeSpan left) => Left = left;

        public void Say(string message)
        {
        }

        public void Started(GuestPlan run)
        {
        }

        public void Advanced(GuestPlan run, ProgressLine line)
        {
        }

        public void Finished(GuestPlan run)
        {
        }
    }
}
