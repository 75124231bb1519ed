// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.CaseStudy1;

public sealed class PairClaimsTests
{
    private static readonly WorkProcess First = new("1024 R 50000", Seconds: 28, Minor: 250_000, Major: 58_000);
    private static readonly WorkProcess Local = new("1024 L 10000", Seconds: 20, Minor: 42_000, Major: 400);
    private static readonly WorkProcess Random = new("1024 R 10000", Seconds: 24, Minor: 140_000, Major: 15_000);

    [Fact]
    public void All_three_hold_if_the_random_pair_is_worse_in_everything()
    {
        IReadOnlyList<Claim> claims = Claims([First with { Seconds = 40, Major = 600_000, Minor = 500_000 }, Random], [First, Local]);

        Assert.All(claims, claim => Assert.Equal((Verdict.Holds, "holds"), (claim.Verdict, claim.Ruling)));
        Assert.Contains("the pair: 40.00 s against 28.00 s (×1.43)", claims[0].Evidence, StringComparison.Ordinal);
        Assert.Contains("major: 615,000 against 58,400 (×10.53)", claims[1].Evidence, StringComparison.Ordinal);
        Assert.Contains("major: 15,375/s against 2,086/s", claims[2].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void None_holds_if_both_pairs_are_alike()
    {
        IReadOnlyList<Claim> claims = Claims([First, Local with { Arguments = "1024 R 10000", Seconds = 20.1 }], [First, Local]);

        Assert.Equal(3, claims.Count);
        Assert.All(claims, claim => Assert.Equal(Verdict.DoesNotHold, claim.Verdict));
    }

    [Fact]
    public void With_so_much_RAM_that_nothing_is_swapped_the_faults_depend_on_their_kind()
    {
        WorkProcess calm = First with { Major = 0 };
        IReadOnlyList<Claim> claims = Claims([calm, Random with { Major = 0, Seconds = 20 }], [calm, Local with { Major = 0 }]);

        Assert.Equal(Verdict.DoesNotHold, claims[0].Verdict);
        Assert.Equal("depends on the kind of fault", claims[1].Ruling);
        Assert.Contains("major: 0 against 0;", claims[1].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_that_takes_longer_by_one_process_alone_depends_on_the_process() =>
        Assert.Equal("depends on the process", Claims([First, Random with { Seconds = 30 }], [First, Local])[0].Ruling);

    [Fact]
    public void Without_a_pair_that_has_locality_nothing_is_claimed() => Assert.Empty(Claims([First, Random], [First, Random]));

    private static IReadOnlyList<Claim> Claims(WorkProcess[] random, WorkProcess[] local) =>
        PairClaims.Of(MeasuredRun.Of(WorkStudy.Of("casestudy1", 900, new WorkRun("pair-a", random), new WorkRun("pair-b", local))));
}
