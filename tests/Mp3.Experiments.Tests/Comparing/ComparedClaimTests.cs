// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;

namespace Mp3.Experiments.Tests.Comparing;

public sealed class ComparedClaimTests
{
    [Fact]
    public void Claims_meet_by_who_says_what_and_none_is_left_out()
    {
        Claim[] a = [Of("one", Verdict.Holds), Of("two", Verdict.Holds), Of("a alone", Verdict.Holds)];
        Claim[] b = [Of("two", Verdict.DoesNotHold), Of("one", Verdict.Holds), Of("b alone", Verdict.Holds)];

        IReadOnlyList<ComparedClaim> claims = ComparedClaim.Of(a, b);

        Assert.Equal(["one", "two", "a alone", "b alone"], claims.Select(claim => claim.Statement));
        Assert.Equal([true, false, false, false], claims.Select(claim => claim.Agree));
        Assert.Equal([a[1], b[0]], claims[1].Sides);
        Assert.Equal([[a[2], null], [null, b[2]]], claims.Skip(2).Select(claim => claim.Sides));
    }

    [Fact]
    public void One_statement_of_two_sources_is_two_claims() => Assert.Equal(
        2, ComparedClaim.Of([Of("one", Verdict.Holds)], [Of("one", Verdict.Holds) with { Source = ClaimSource.MisikHu }]).Count);

    [Fact]
    public void Three_agree_if_all_do()
    {
        Claim[] holds = [Of("one", Verdict.Holds)];

        Assert.True(Assert.Single(ComparedClaim.Of(holds, holds, holds)).Agree);
        Assert.False(Assert.Single(ComparedClaim.Of(holds, holds, [Of("one", Verdict.Depends)])).Agree);
        Assert.False(Assert.Single(ComparedClaim.Of(holds, holds, [])).Agree);
    }

    private static Claim Of(string statement, Verdict verdict) => new(ClaimSource.Theory, statement, verdict, null, "1", null, "1");
}
