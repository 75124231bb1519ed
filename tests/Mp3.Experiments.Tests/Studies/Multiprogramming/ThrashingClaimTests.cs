// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Multiprogramming;

public sealed class ThrashingClaimTests
{
    [Fact]
    public void It_holds_if_the_runs_beyond_the_RAM_thrash_and_the_others_don_t()
    {
        Claim claim = Claim(912, (1, 0), (5, 0), (11, 20_000));

        Assert.Equal(Verdict.Holds, claim.Verdict);
        Assert.Contains("from N = 9.12 on; N = 5 does not thrash", claim.Evidence, StringComparison.Ordinal);
        Assert.Contains("N = 11 thrashes (220,000 major faults, 10.00 % of its accesses)", claim.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void More_RAM_moves_the_prediction_and_the_verdict()
    {
        (int, long)[] runs = [(1, 0), (5, 0), (11, 20_000), (20, 20_000)];

        Assert.Equal(Verdict.Holds, Claim(912, runs).Verdict);
        Claim more = Claim(1500, runs);
        Assert.Equal("depends on N", more.Ruling);
        Assert.Contains("from N = 15.01 on; against that N = 11 thrashes", more.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_hold_if_every_run_says_the_opposite() =>
        Assert.Equal(Verdict.DoesNotHold, Claim(912, (5, 20_000), (11, 0)).Verdict);

    [Fact]
    public void A_few_major_faults_are_no_thrashing() => Assert.Equal(Verdict.Holds, Claim(912, (8, 100), (11, 20_000)).Verdict);

    [Fact]
    public void A_run_at_the_limit_is_not_asked() => Assert.Equal(Verdict.Holds, Claim(912, (5, 0), (9, 20_000), (11, 20_000)).Verdict);

    [Theory]
    [InlineData("no run is clearly above that", 1, 5)]
    [InlineData("no run is clearly below that", 11, 20)]
    public void Runs_on_one_side_alone_test_nothing(string reason, params int[] counts)
    {
        Claim claim = Claim(912, [.. counts.Select(n => (n, 0L))]);

        Assert.Equal(Verdict.NotTested, claim.Verdict);
        Assert.Contains(reason, claim.Evidence, StringComparison.Ordinal);
    }

    private static Claim Claim(double usableMib, params (int N, long Major)[] runs) =>
        ThrashingClaim.Of(MeasuredRun.Of(WorkStudy.Of("multiprog", usableMib, [.. runs.Select(run =>
            WorkRun.Copies(run.N, new WorkProcess("100 R 10000", Major: run.Major)))])));
}
