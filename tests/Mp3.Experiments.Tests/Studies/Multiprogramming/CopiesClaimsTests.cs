// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Multiprogramming;

public sealed class CopiesClaimsTests
{
    [Fact]
    public void All_three_hold_if_each_rises_with_every_number()
    {
        IReadOnlyList<Claim> claims = Claims((1, 19.1, 0.1, 25_600), (5, 19.5, 0.2, 25_600), (11, 25, 0.7, 50_000));

        Assert.All(claims, claim => Assert.Equal(Verdict.Holds, claim.Verdict));
        Assert.Contains("0.52 % (N = 1), 5.13 % (N = 5), 30.80 % (N = 11); no knee", claims[0].Evidence, StringComparison.Ordinal);
        Assert.Equal("0.52 % (N = 1) to 30.80 % (N = 11)", claims[0].Number);
        Assert.Equal("25,600 faults (N = 1) to 550,000 faults (N = 11)", claims[1].Number);
        Assert.Equal("19.10 s (N = 1) to 25.00 s (N = 11)", claims[2].Number);
        Assert.All(claims, claim => Assert.Equal("any rise over 1 %, from every N to the next", claim.Tolerance));
        Assert.EndsWith("of each copy 25,600 (N = 1), 50,000 (N = 11); major faults: no knee", claims[1].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stays_and_then_rises_depends_on_N_and_says_where()
    {
        Claim completion = Claims((1, 19.1, 1, 9), (2, 19.2, 1, 9), (3, 19.2, 1, 9), (4, 40, 1, 9), (5, 60, 1, 9))[2];

        Assert.Equal("depends on N", completion.Ruling);
        Assert.Contains("it stays (steps within 1 %) from N = 1 to 3, rises from N = 3 to 5; knee at N = 3", completion.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Utilization_that_collapses_when_the_machine_thrashes_depends_on_N()
    {
        Claim utilization = Claims((1, 20, 0.4, 9), (5, 20, 0.4, 9), (11, 100, 0.4, 9))[0];

        Assert.Equal(Verdict.Depends, utilization.Verdict);
        Assert.Contains("rises from N = 1 to 5, falls from N = 5 to 11; no knee", utilization.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_falls_all_the_way_does_not_hold() =>
        Assert.Equal(Verdict.DoesNotHold, Claims((1, 50, 0.4, 9), (5, 40, 0.4, 9), (11, 30, 0.4, 9))[2].Verdict);

    [Fact]
    public void One_number_of_copies_tests_nothing() =>
        Assert.All(Claims((5, 20, 1, 9)), claim => Assert.Equal((Verdict.NotTested, "not tested"), (claim.Verdict, claim.Ruling)));

    [Fact]
    public void Of_many_numbers_only_the_turns_are_named()
    {
        (int, double, double, long)[] runs = [.. Enumerable.Range(1, 12).Select(n => (n, n < 8 ? 20 + n : 27 + (10.0 * (n - 7)), 1d, 9L))];

        Assert.StartsWith("21.00 s (N = 1), 77.00 s (N = 12); knee at N = 7", Claims(runs)[2].Evidence, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Claim> Claims(params (int N, double Seconds, double CpuSeconds, long Minor)[] runs) =>
        CopiesClaims.Of(MeasuredRun.Of(WorkStudy.Of("multiprog", 900, [.. runs.Select(run =>
            WorkRun.Copies(run.N, new WorkProcess("100 R 10000", run.Seconds, run.Minor) { CpuSeconds = run.CpuSeconds }))])));
}
