// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Comparing;

public sealed class PairedSeedsTests
{
    private static readonly double[] Sizes = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1];

    [Theory]
    [InlineData("more, one seed", 2.0)]
    [InlineData("less, one seed", -2.0)]
    [InlineData("the same, one seed", 0.0)]
    [InlineData("can't tell: fewer than 6 seeds, but more with each of 3", 1.0, 2.0, 3.0)]
    [InlineData("can't tell: fewer than 6 seeds, but less with each of 2", -1.0, -2.0)]
    [InlineData("can't tell: fewer than 6 seeds", 1.0, -2.0, 3.0)]
    [InlineData("the same", 0.0, 0.0)]
    [InlineData("more", 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)]
    [InlineData("can't tell: the interval holds 0", 1.0, 2.0, 3.0, 4.0, 5.0, -6.0)]
    public void A_verdict_says_what_the_seeds_say(string verdict, params double[] moreSeconds)
    {
        IReadOnlyList<ProcessResult> a = SyntheticRepetitions.CaseStudy1(Sizes[..moreSeconds.Length]);
        ProcessResult[] b = [.. a.Zip(moreSeconds, (study, more) => study with
        {
            Runs = [.. study.Runs.Select(row => row with { CompletionNs = row.CompletionNs + (long)(more * 1e9) })],
        })];

        ComparisonRow row = PairedSeeds.RowOf(Side(a), Side(b), "pair-a", ProcessMetrics.Completion);

        Assert.Equal(verdict, row.Verdict);
        Assert.NotNull(row.Ratio);
    }

    [Fact]
    public void Without_a_seed_in_common_the_ratio_is_that_of_the_medians()
    {
        ProcessResult a = SyntheticRepetitions.CaseStudy1(0.1)[0];
        ProcessResult b = SyntheticRepetitions.CaseStudy1(0.1, 0.1)[1];

        ComparisonRow row = PairedSeeds.RowOf(Side([a]), Side([b]), "pair-a", ProcessMetrics.Completion);

        Assert.Equal((0, 1.0, "can't tell: no seed in common"), (row.Seeds, row.Ratio, row.Verdict));
    }

    private static ComparedSide Side(IReadOnlyList<ProcessResult> seeds) =>
        Compared.Side("x", seeds is [var only] ? only : new RepeatedResult(RepeatedManifest.Of([.. seeds.Select(seed => seed.Manifest)]), "aa", seeds));
}
