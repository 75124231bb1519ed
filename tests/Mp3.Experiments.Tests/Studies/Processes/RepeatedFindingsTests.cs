// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Repetition;

public sealed class RepeatedFindingsTests
{
    private static readonly ProcessResult One = SyntheticStudy.CaseStudy1(5, 0.1);

    [Fact]
    public void Pairs_differ_by_a_median_with_its_interval() => Assert.Equal(
        "Against Pair A, Pair B has 40 fewer major faults [10, 60] and ends 4.000 s sooner [1.000, 6.000]: medians of 6 seeds with their 96.9 % intervals, seed by seed.",
        RepeatedFindings.OfPairs(Pairs((100, 90), (100, 80), (100, 60), (100, 60), (100, 50), (100, 40))));

    [Fact]
    public void An_interval_that_holds_0_shows_both_signs() => Assert.Contains(
        "has 15 more major faults [−10, 40]",
        RepeatedFindings.OfPairs(Pairs((100, 90), (100, 110), (100, 120), (100, 140))),
        StringComparison.Ordinal);

    [Fact]
    public void Pairs_that_are_alike_with_every_seed_are_said_to_be() => Assert.StartsWith(
        "Against Pair A, Pair B has as many major faults and ends at the same time:",
        RepeatedFindings.OfPairs(Pairs((100, 100), (80, 80))),
        StringComparison.Ordinal);

    [Fact]
    public void Over_N_the_last_median_has_its_interval()
    {
        var result = SyntheticRepetitions.Of(SyntheticRepetitions.Multiprog(7, 1, 5));
        MedianInterval last = result.Spread("n05", ProcessMetrics.Completion);

        Assert.Equal(
            $"From N = 1 to 5 completion time stays at {last.Median:N3} s [{last.Low:N3}, {last.High:N3}]: medians of 7 seeds with their 98.4 % intervals.",
            RepeatedCopiesFindings.OverCopies(result, ProcessMetrics.Completion, "completion time"));
        Assert.Null(RepeatedCopiesFindings.OverCopies(SyntheticRepetitions.Of(SyntheticRepetitions.Multiprog(3, 5)), ProcessMetrics.Completion, "completion time"));
    }

    private static RepeatedResult Pairs(params (long A, long B)[] majors) => SyntheticRepetitions.Of(
        [.. majors.Select((pair, i) => One with
        {
            Manifest = One.Manifest with { Settings = One.Manifest.Settings with { Seed = (ulong)i + 1 } },
            Runs = [Row("pair-a", pair.A), Row("pair-b", pair.B)],
        })]);

    // A major fault takes a tenth of a second here.
    private static RunRow Row(string run, long majors) =>
        One.Runs.First(row => row.Run == run) with { MajorFaults = majors, CompletionNs = majors * 100_000_000 };
}
