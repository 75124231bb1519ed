// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Figures;
using Mp3.Experiments.Tests.Fixtures;
using static Mp3.Experiments.Tests.Fixtures.SyntheticSweep;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class SweepFiguresTests
{
    public static TheoryData<string> Names => [.. MadeSweeps.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_picture_has_words_and_a_name_of_its_own(string sweep)
    {
        IReadOnlyList<Figure> figures = FiguresOf(MadeSweeps.All[sweep]());

        Assert.InRange(figures.Count, 1, 12);
        Assert.Equal(figures.Count, figures.Select(figure => figure.Name).Distinct().Count());
        Assert.All(figures, figure =>
        {
            Assert.Matches("^[a-z]+(-[a-z0-9]+)*$", figure.Name);
            Assert.NotNull(figure.Note);
            Assert.StartsWith($"{figure.Title}.", AltText.Of(figure), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void All_points_lie_within_their_panel_and_all_panels_of_a_metric_share_their_axes(string sweep) =>
        Assert.All(FiguresOf(MadeSweeps.All[sweep]()), figure =>
        {
            Assert.True(figure.Panels.Select(panel => (panel.X.Min, panel.X.Max, panel.Y.Min, panel.Y.Max)).Distinct().Count() <= 1);
            Assert.All(figure.Panels, panel => Assert.All(panel.Lines.SelectMany(line => line.Points), point =>
            {
                Assert.InRange(point.X, panel.X.Min, panel.X.Max);
                Assert.InRange(point.Y, panel.Y.Min, panel.Y.Max);
            }));
        });

    [Fact]
    public void One_condition_is_a_table_of_all_metrics()
    {
        Figure figure = Assert.Single(FiguresOf(Of([Ram(128), Swap("ssd")], seeds: 7)));

        Assert.Equal(["metric", "median", "98.4 % interval"], figure.Tables[0].Columns);
        Assert.Equal(5, figure.Tables[0].Rows.Count);
        Assert.EndsWith(": medians of 7 seeds.", figure.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_leading_metric_has_a_picture_the_lead_metric_first() => Assert.Equal(
        ["major-faults", "completion-time", "cpu-utilization", "minor-faults"],
        FiguresOf(Of([Copies(5)])).Select(figure => figure.Name));

    [Fact]
    public void Over_numbers_there_is_a_line_with_a_band_of_intervals()
    {
        Figure figure = FiguresOf(Of([Ram(128), Copies(20)], seeds: 7))[0];

        Panel panel = Assert.Single(figure.Panels);
        Assert.Equal(20, Assert.Single(panel.Lines).Points.Count);
        Assert.True(panel.Lines[0].HasLeader);
        Assert.Equal(20, Assert.Single(panel.MoreBands).X.Count);
        Assert.Equal("Major faults by N", figure.Title);
        Assert.Equal("Band: 98.4 % interval for the median of 7 seeds.", figure.Note);
    }

    [Fact]
    public void One_seed_has_no_band()
    {
        Figure figure = FiguresOf(Of([Copies(5)]))[1];

        Assert.Empty(figure.Panels[0].MoreBands);
        Assert.Equal("One seed.", figure.Note);
    }

    [Fact]
    public void A_line_is_thin_at_a_condition_that_failed_and_the_note_counts_it()
    {
        Figure figure = FiguresOf(Of([Copies(8)], failed: i => i is 3 or 7))[1];

        IReadOnlyList<Curve> lines = figure.Panels[0].Lines;
        Assert.Equal([[3, 5], [1, 2, 3], [5, 6, 7]], lines.Select(line => line.Points.Select(point => point.X)));
        Assert.Equal([CurveStyle.LastCopy.Faint(), CurveStyle.LastCopy, CurveStyle.LastCopy], lines.Select(line => line.Style));
        Assert.Equal([null, null, "22.713 s at 7"], lines.Select(line => line.Value));
        Assert.False(lines[^1].HasLeader);
        Assert.Equal("One seed. 2 of 8 conditions failed or were not run: lines are thin there.", figure.Note);
    }

    [Fact]
    public void A_point_between_conditions_that_failed_has_a_bar_instead_of_a_band()
    {
        Figure figure = FiguresOf(Of([Copies(5)], seeds: 7, failed: i => i is 1 or 3))[1];

        Assert.Empty(figure.Panels[0].MoreBands);
        Assert.Equal([2, 2, 2, 2, 2, 1, 1, 1], figure.Panels[0].Lines.Select(line => line.Points.Count));
    }

    [Fact]
    public void Words_are_dots_from_top_to_bottom_with_their_values_beside_the_axis()
    {
        Panel panel = FiguresOf(Of([Ram(128), Swap("ssd", "hdd", "zram")], seeds: 7, failed: i => i == 1))[1].Panels[0];

        Assert.Equal(["zram: 23.248 s", "hdd: failed or not run", "ssd: 60.240 s"], panel.Y.TickLabels);
        Assert.Equal(["zram", "ssd"], panel.Lines.Select(line => line.Label).OfType<string>());
    }

    [Fact]
    public void Numbers_by_words_are_a_line_for_each_word_with_bars()
    {
        Figure figure = FiguresOf(Of([Swap("ssd", "hdd"), Copies(6), Ram(128)], seeds: 7))[1];

        Assert.Equal(["ssd", "hdd"], figure.Panels[0].Lines.Select(line => line.Label).OfType<string>());
        Assert.Equal(2 + (2 * 6), figure.Panels[0].Lines.Count);
        Assert.StartsWith("Bars: ", figure.Note, StringComparison.Ordinal);
        Assert.Empty(figure.Key);
    }

    [Fact]
    public void Many_numbers_by_many_numbers_are_tiles_and_those_that_failed_are_hatched()
    {
        Figure figure = FiguresOf(Of([Ram(64, 128, 192, 256, 320, 384, 448), Copies(8)], failed: i => i == 9))[0];

        Panel panel = Assert.Single(figure.Panels);
        Assert.Equal(56, panel.Tiles.Count);
        Tile hatched = Assert.Single(panel.Tiles, tile => tile.Level is null);
        Assert.Equal(("2", "128"), (panel.X.TickLabels.ElementAt(hatched.X), panel.Y.TickLabels.ElementAt(hatched.Y)));
        Assert.Equal("failed or not run", figure.Colors!.Unknown);
        Assert.Equal("Major faults, logarithmic", figure.Colors.Scale.Label);
        Assert.Contains("hatched: 1 of 56", AltText.Of(figure), StringComparison.Ordinal);
    }

    [Fact]
    public void The_levels_of_tiles_are_those_of_all_panels_together()
    {
        Figure figure = FiguresOf(Of([Swap("ssd", "hdd"), Ram(64, 128, 192, 256, 320, 384, 448), Copies(8)]))[1];

        Assert.Equal(["ssd", "hdd"], figure.Panels.Select(panel => panel.Heading));
        Assert.True(figure.Panels[1].Tiles.Max(tile => tile.Level) > figure.Panels[0].Tiles.Max(tile => tile.Level));
        Assert.Equal("Completion time by swap device, RAM and N", figure.Title);
    }

    [Fact]
    public void Panels_of_lines_have_a_key()
    {
        Figure figure = FiguresOf(Of([Pattern("random", "local"), Swap("ssd", "hdd", "zram"), Ram(128, 256, 512)]))[0];

        Assert.Equal(["random", "local"], figure.Panels.Select(panel => panel.Heading));
        Assert.Equal(["ssd", "hdd", "zram"], figure.Key.Select(entry => entry.Text));
        Assert.Equal(2, figure.Columns);
    }

    [Fact]
    public void More_conditions_than_can_be_read_are_shown_together_and_the_note_says_so()
    {
        Figure figure = FiguresOf(MadeSweeps.All["too many conditions"]())[0];

        Assert.InRange(figure.Panels[0].Tiles.Count, 1000, 2000);
        Assert.StartsWith("Each tile is the median of up to 4 neighbouring conditions: there are too many to show them all.", figure.Note, StringComparison.Ordinal);
        Assert.EndsWith("40 of 4,480 conditions failed or were not run.", figure.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_four_axes_each_value_of_the_weakest_has_a_picture_and_all_have_one_scale()
    {
        IReadOnlyList<Figure> figures = FiguresOf(Of([Swap("ssd", "hdd"), Pattern("random", "local"), Ram(128, 256), Copies(8)]));

        Assert.Equal(8, figures.Count);
        Assert.Equal(["Major faults by access pattern, RAM and N: ssd", "Major faults by access pattern, RAM and N: hdd"], figures.Take(2).Select(figure => figure.Title));
        Assert.Equal(["major-faults-1", "major-faults-2", "completion-time-1"], figures.Take(3).Select(figure => figure.Name));
        Assert.Equal(figures[2].Panels[0].Y.Max, figures[3].Panels[0].Y.Max);
        Assert.EndsWith("Axes of the picture: those along which major faults varied most. Picture 1 of 2.", figures[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_more_than_twelve_pictures_the_first_are_drawn_and_the_note_counts_the_others()
    {
        IReadOnlyList<Figure> figures = FiguresOf(MadeSweeps.All["five axes"]());

        Assert.Equal(12, figures.Count);
        Assert.All(figures, figure => Assert.StartsWith("major-faults-", figure.Name, StringComparison.Ordinal));
        Assert.Contains("Without a picture: completion time, CPU utilization and minor faults. ", figures[^1].Note, StringComparison.Ordinal);
        Assert.EndsWith("Picture 12 of 12. 15 more are not drawn: medians.csv has all conditions.", figures[^1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Combinations_that_failed_altogether_have_no_picture_and_the_note_counts_them()
    {
        IReadOnlyList<Figure> figures = FiguresOf(Of([Swap("ssd", "hdd", "zram"), Pattern("random", "local"), Ram(128, 256), Copies(8)], failed: i => i < 32));

        Assert.Contains("Without a picture: 1 combination", figures[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_condition_there_is_no_picture() => Assert.Empty(FiguresOf(Of([Copies(3)], failed: _ => true)));

    private static IReadOnlyList<Figure> FiguresOf(SweepGrid grid) => SweepFigures.Of(grid, "A study");
}
