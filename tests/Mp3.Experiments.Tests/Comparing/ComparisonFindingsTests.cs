// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Comparing;

public sealed class ComparisonFindingsTests
{
    private static readonly ProcessResult Study = SyntheticStudy.CaseStudy1(5, 0.1);

    [Fact]
    public void The_greatest_ratio_is_named_with_both_numbers_and_leads_the_pictures()
    {
        StudyComparison comparison = Of([Study], [Changed(Study, row => row.Run == "pair-b" ? row with { MajorFaults = row.MajorFaults * 3 } : row)]);
        long before = Study.Runs.Where(row => row.Run == "pair-b").Sum(row => row.MajorFaults);

        Assert.Equal(
            $"The largest difference is in major faults, Pair B: {before:N0} with ssd, {3 * before:N0} with zram (×3). One seed is in both, so there is no interval.",
            ComparisonFindings.Answer(comparison));
        Assert.Equal(["faults-pair-b", "faults-pair-a"], StudyList.Of(comparison.Baseline.Manifest).FiguresOf(comparison).Select(figure => figure.Name));
        Assert.All(StudyList.Of(comparison.Baseline.Manifest).FiguresOf(comparison), figure => Assert.Contains("with zram: ", figure.Finding, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_seeds_are_sure_of_goes_before_what_they_are_not()
    {
        IReadOnlyList<ProcessResult> seeds = SyntheticRepetitions.CaseStudy1(0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        // Major faults of pair A: many times more or fewer, by the seed. Minor faults of pair B: a tenth more with each.
        ProcessResult[] other = [.. seeds.Select((study, i) => Changed(study, row => row.Run == "pair-a"
            ? row with { MajorFaults = i % 3 == 0 ? row.MajorFaults / 10 : row.MajorFaults * 10 }
            : row with { MinorFaults = row.MinorFaults + (row.MinorFaults / 10) }))];

        string answer = ComparisonFindings.Answer(Of(seeds, other));

        Assert.StartsWith("The largest difference is in minor faults, Pair B: ", answer, StringComparison.Ordinal);
        Assert.EndsWith("the 96.9 % interval of 6 seeds.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_major_faults_instead_of_none_are_no_great_difference()
    {
        ProcessResult none = Changed(Study, row => row with { MajorFaults = 0, MinorFaults = 100_000 });

        ComparisonRow? most = ComparisonFindings.Most(Of([none], [Changed(none, row => row with { MajorFaults = 3, CompletionNs = row.CompletionNs * 2 })]));

        Assert.Equal("time s", most?.Metric);
    }

    [Fact]
    public void Sides_that_are_alike_are_said_to_be()
    {
        StudyComparison comparison = Of([Study], [Study]);

        Assert.Null(ComparisonFindings.Most(comparison));
        Assert.StartsWith("Nothing differs by more than 1 %", ComparisonFindings.Answer(comparison), StringComparison.Ordinal);
    }

    private static ProcessResult Changed(ProcessResult study, Func<RunRow, RunRow> change) => study with { Runs = [.. study.Runs.Select(change)] };

    private static StudyComparison Of(IReadOnlyList<ProcessResult> a, IReadOnlyList<ProcessResult> b)
    {
        Manifest other = a[0].Manifest with { Settings = a[0].Manifest.Settings with { Swap = "zram" } };
        return StudyComparison.Of(Side("a", a[0].Manifest, a), Side("b", other, b));
    }

    private static ComparedSide Side(string name, Manifest manifest, IReadOnlyList<ProcessResult> repetitions) => Compared.Side(
        name, repetitions is [var only] ? only with { Manifest = manifest } : new RepeatedResult(manifest, "aa", repetitions));
}
