// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Handoff.Claims;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Handoff.Claims;

/// <summary>One period writes 1,200 records; a stall begins 0.9 periods after a look.</summary>
public sealed class RingLengthClaimTests
{
    [Theory]
    [InlineData(1024, 0, 5, Verdict.Holds)]
    [InlineData(1024, 0, 0, Verdict.DoesNotHold)]
    [InlineData(2048, 0, 0, Verdict.Holds)]
    [InlineData(2048, 0, 1, Verdict.DoesNotHold)]
    [InlineData(2048, 0.5, 0, Verdict.Holds)]
    [InlineData(2048, 1, 232, Verdict.Holds)]
    [InlineData(2048, 1, 0, Verdict.DoesNotHold)]
    [InlineData(4096, 3, 584, Verdict.Holds)]
    public void It_predicts_from_ring_and_stall_whether_records_are_lost(long capacity, double stall, long lost, Verdict expected) =>
        Assert.Equal(expected, RingLengthClaim.Of([Runs(capacity, stall, lost)]).Verdict);

    [Fact]
    public void A_ring_at_the_limit_is_not_asked() =>
        Assert.Equal(Verdict.NotTested, RingLengthClaim.Of([Runs(4096, 2.5, 0)]).Verdict);

    [Fact]
    public void It_depends_if_one_monitor_contradicts_it_and_names_that_run()
    {
        Claim claim = RingLengthClaim.Of([Runs(2048, 1, 232), Runs(2048, 1, 0)]);

        Assert.Equal(Verdict.Depends, claim.Verdict);
        Assert.Contains(
            "in 1 of 2 runs that are not too close to call; against it: a ring of 2,048, a stall of 1 periods, 2,280 records from one look to the next, sequence lost 0",
            claim.Evidence,
            StringComparison.Ordinal);
    }

    private static StrategyRuns Runs(long capacity, double stall, long lost) =>
        new(StrategyName.Sequence, [SyntheticHandoff.Row("a", StrategyName.Sequence, capacity, stall) with { Lost = lost }]);
}
