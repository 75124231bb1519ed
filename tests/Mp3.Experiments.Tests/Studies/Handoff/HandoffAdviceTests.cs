// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Handoff;

/// <summary>The text follows the numbers: where they change, it changes.</summary>
public sealed class HandoffAdviceTests
{
    private static readonly ScenarioRow[] Rows = [.. SyntheticHandoff.Of([1024, 8192], [0, 3]).Scenarios];

    [Fact]
    public void It_takes_who_lost_least_and_who_woke_least()
    {
        string text = HandoffAdvice.Of(With("semaphore", row => row with { Lost = 0, ReportedLost = 0 }));

        Assert.Contains("Where every sample counts, take semaphore (0 records lost", text, StringComparison.Ordinal);
        Assert.Contains("Where wake-ups cost, take signal or sequence (10 a run; semaphore 20)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_takes_another_one_if_that_one_does_better()
    {
        string text = HandoffAdvice.Of(With("signal", row => row with { Lost = 0, ReportedLost = 0, Looks = 1 }));

        Assert.Contains("Where every sample counts, take signal (", text, StringComparison.Ordinal);
        Assert.Contains("Where wake-ups cost, take signal (1 a run;", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_never_takes_one_that_broke_its_promise()
    {
        string text = HandoffAdvice.Of(With("semaphore", row => row with { Kept = false, Lost = 0, ReportedLost = 0 }));

        Assert.Contains("take signal or sequence", text, StringComparison.Ordinal);
        Assert.DoesNotContain("take semaphore", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_how_large_a_ring_must_be()
    {
        Assert.Contains("up to a stall of 3 periods, a ring must hold (records): signal 8,192,", HandoffAdvice.Of(Rows), StringComparison.Ordinal);
        Assert.Contains(
            "signal more than the 1,024 tried", HandoffAdvice.Of([.. SyntheticHandoff.Of([1024], [0, 3]).Scenarios]), StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_trust_nobody() => Assert.Equal(
        "No strategy can be trusted here.", HandoffAdvice.Of([.. Rows.Select(row => row with { Kept = false })]));

    private static ScenarioRow[] With(string strategy, Func<ScenarioRow, ScenarioRow> change) =>
        [.. Rows.Select(row => row.Strategy == strategy ? change(row) : row)];
}
