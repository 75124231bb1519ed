// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;
using Spectre.Console.Testing;

namespace Mp3.Experiments.Tests.Comparing;

/// <summary>Comparisons of more than two results.</summary>
public sealed class ManySidesTests
{
    private static readonly string[] Eight = ["ssd", "zram", "hdd", "nvme", "m5", "m6", "m7", "m8"];

    [Fact]
    public void Every_side_but_the_baseline_has_a_row_for_each_run_and_metric()
    {
        var comparison = StudyComparison.Of(Compared.Swaps("ssd", "zram", "hdd"));

        Assert.Equal(2 * 2 * comparison.Baseline.Result.Metrics.Count, comparison.Rows.Count);
        Assert.All(comparison.Rows, row => Assert.Equal("ssd", row.ALabel));
        ComparisonRow[] major = [.. comparison.Rows.Where(row => row is { Run: "pair-b", Metric: "major faults" })];
        Assert.Equal([("zram", 2.0), ("hdd", 3.0)], major.Select(row => (row.BLabel, Math.Round(row.Ratio!.Value, 9))));
        Assert.Equal(["ssd", "zram", "hdd"], comparison.Inputs.Single(input => input.Input == "setting swap").Values);
    }

    [Fact]
    public void The_answer_names_the_side_that_is_farthest_from_the_baseline_and_has_the_numbers_of_all()
    {
        var comparison = StudyComparison.Of(Compared.Swaps("ssd", "zram", "hdd"));

        string answer = ComparisonFindings.Answer(comparison);

        Assert.StartsWith("The largest difference from ssd is that of hdd in major faults, Pair ", answer, StringComparison.Ordinal);
        Assert.Contains(" with zram (×2), ", answer, StringComparison.Ordinal);
        Assert.EndsWith(" with hdd (×3). Of hdd: one seed is in both, so there is no interval.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_not_all_have_are_named_as_left_out()
    {
        ComparedSide few = Compared.Side("few", SyntheticStudy.Multiprog([1, 5]));
        ComparedSide many = Compared.Side("many", SyntheticStudy.Multiprog([1, 5, 11]));

        var comparison = StudyComparison.Of(few, many, many with { Name = "more" });

        Assert.Equal(["n01", "n05"], comparison.Conditions);
        Assert.Contains("Not on all sides, and left out: n11 (many and more alone).", comparison.Notes);
    }

    [Fact]
    public void Seeds_in_common_are_said_of_each_side_where_they_are_not_the_same()
    {
        ComparedSide Of(string name, int seeds) => Compared.Side(name, SyntheticRepetitions.Of(SyntheticRepetitions.Multiprog(seeds, 1, 5)));

        var comparison = StudyComparison.Of(Of("a", 6), Of("b", 6), Of("c", 2));

        Assert.Equal(
            ["seeds 1 to 6 2: 6 seeds in common: medians, 96.9 % interval", "seeds 1 to 2: 2 seeds in common: medians, 50 % interval"],
            ComparisonTables.SeedsTexts(comparison));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void Tables_of_eight_sides_fit_and_break_no_number(int width)
    {
        var console = new TestConsole().Width(width);
        var comparison = StudyComparison.Of(Compared.Swaps(Eight));

        ComparisonTables.Write(console, comparison, []);

        Assert.All(console.Output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, line));
        string[] words = console.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.All(comparison.Rows, row => Assert.Contains(comparison.MetricOf(row).Text(row.B), words));
        Assert.All(Eight, name => Assert.Contains(name, words));
        Assert.Contains("×8.000", words);
    }

    [Fact]
    public void Up_to_four_sides_share_a_picture_of_both_kinds_and_more_have_one_for_each()
    {
        Assert.Equal([2, 2], FiguresOf(4).Select(figure => figure.Panels.Count));

        IReadOnlyList<Figure> figures = FiguresOf(5);

        Assert.Equal(["faults-pair-a", "faults-pair-b", "minor-faults-pair-a", "minor-faults-pair-b"], figures.Select(figure => figure.Name).Order(StringComparer.Ordinal));
        Assert.All(figures, figure => Assert.Equal(Eight[..5], Assert.Single(figure.Panels).Lines.Select(line => line.Label)));
        Assert.Equal(4, figures.Select(figure => figure.Finding).Distinct(StringComparer.Ordinal).Count());
    }

    private static IReadOnlyList<Figure> FiguresOf(int sides)
    {
        var comparison = StudyComparison.Of(Compared.Swaps(Eight[..sides]));
        return StudyList.Of(comparison.Baseline.Manifest).FiguresOf(comparison);
    }
}
