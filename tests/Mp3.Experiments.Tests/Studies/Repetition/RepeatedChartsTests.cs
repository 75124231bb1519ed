// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Repetition;

public sealed class RepeatedChartsTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Over_N_there_is_a_line_for_every_seed_the_median_and_its_band()
    {
        RepeatedResult result = SyntheticRepetitions.Of(SyntheticRepetitions.Multiprog(7, 1, 5, 11, 20));

        Panel panel = StudyList.View(result).Figures.Single(figure => figure.Name == "completion").Panels[0];

        Assert.Equal(7, panel.Lines.Count(line => line.Label is null));
        Curve median = Assert.Single(panel.Lines, line => line.Label == "median");
        Assert.Equal([1, 5, 11, 20], median.Points.Select(point => point.X));
        // The seeds differ by a second each: the fourth of seven is the middle, and first and last bound it.
        double least = result.Observations.Where(row => row.Run == "n05").Min(row => row.Amounts[RunColumn.CompletionNs]) / 1e9;
        Assert.Equal((least, least + 3, least + 6), (panel.Band!.Low[1], median.Points[1].Y, panel.Band.High[1]));
    }

    [Fact]
    public void An_outlier_is_within_the_axis()
    {
        RepeatedResult result = SyntheticRepetitions.Of(SyntheticRepetitions.CaseStudy1(0.1, 0.1, 0.9));

        Panel panel = StudyList.View(result).Figures.Single().Panels[0];

        Assert.Equal(6, panel.Lines.Count);
        Assert.Equal(result.Observations.Max(row => row.Amounts[ProcessColumn.MajorFaults]), panel.Lines.Max(line => line.Points[^1].Y));
        Assert.True(panel.Y.Max >= result.Observations.Max(row => row.Amounts[ProcessColumn.MajorFaults]));
        Assert.Equal(["Pair A", "Pair B"], panel.Lines.Select(line => line.Label).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Over_time_each_run_has_a_band_that_ends_at_its_interval()
    {
        RepeatedResult result = SyntheticRepetitions.Of(SyntheticRepetitions.CaseStudy1(0.1, 0.2, 0.3));

        Figure figure = StudyList.View(result).Figures.Single();

        Assert.StartsWith("Band: 75 % interval for the median of 3 seeds.", figure.Note, StringComparison.Ordinal);
        Assert.NotNull(figure.Finding);
        Assert.Equal(
            result.Conditions.Select(run => result.Spread(run, ProcessMetrics.MajorFaults)).Select(spread => (spread.Low, spread.High)),
            figure.Panels[0].MoreBands.Select(band => (band.Low[^1], band.High[^1])));
    }

    [Fact]
    public void The_note_says_how_sure_the_band_is()
    {
        Figure five = StudyList.View(SyntheticRepetitions.Of(SyntheticRepetitions.Multiprog(5, 1, 2))).Figures[0];

        Assert.StartsWith("Band: 93.8 % interval for the median of 5 seeds.", five.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_are_written()
    {
        RepeatedResult result = SyntheticRepetitions.Of(SyntheticRepetitions.Multiprog(3, 1, 5));

        Assert.Equal(
            ["completion.png", "completion.svg", "faults.png", "faults.svg", "utilization.png", "utilization.svg"],
            ResultPages.Draw(StudyList.View(result), _scratch.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
