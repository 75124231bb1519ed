// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Handoff.Figures;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Charts.Handoff;

public sealed class HandoffFiguresTests : IDisposable
{
    private static readonly HandoffResult Result = SyntheticHandoff.Of([1024, 2048, 4096], [0, 1, 2, 3]);
    private static readonly IReadOnlyList<Figure> Figures = StudyList.View(Result).Figures;

    private readonly ScratchFolder _scratch = new();

    [Fact]
    public void There_is_a_picture_of_losses_one_of_the_race_and_a_table_of_latencies() => Assert.Equal(
        ["losses", "timeline", "latency"], Figures.Select(figure => figure.Name));

    [Fact]
    public void Rings_share_their_axes_and_strategies_their_looks()
    {
        Panel[] panels = [.. Figure("losses").Panels];

        Assert.Single(panels.Select(panel => (panel.X.Min, panel.X.Max, panel.Y.Min, panel.Y.Max)).Distinct());
        Assert.Single(panels.Select(panel => string.Join(' ', panel.Lines.Select(line => $"{line.Label}{line.Style}"))).Distinct(StringComparer.Ordinal));
        Assert.Equal(6, panels.Length);
        Assert.Equal(3, Figure("losses").Columns);
        Assert.Equal(4, panels[0].Lines.Select(line => line.Style).Distinct().Count());
    }

    [Fact]
    public void Losses_are_the_rows_losses_and_it_is_said_who_told_none()
    {
        Curve naive = Figure("losses").Panels[0].Lines.Single(line => line.Label == "naive");

        Assert.Equal([new CurvePoint(0, 176), new(1, 1376), new(2, 2576), new(3, 3776)], naive.Points);
        Assert.Equal("3,776", naive.Value);
        long lost = Result.Scenarios.Where(row => row.Strategy == "naive").Sum(row => row.Lost);
        Assert.Contains($"naive 0 of {lost:N0}", Figure("losses").Note, StringComparison.Ordinal);
    }

    [Fact]
    public void The_race_is_shown_where_only_the_stall_loses_records()
    {
        IReadOnlyList<ScenarioRow> run = StalledRun.Choose(Result.Scenarios);

        // 4096 records are 3.4 periods' worth.
        Assert.Equal((4096, 3.0), (run[0].Capacity, run[0].StallPeriods));
        Assert.Equal((2048, 2.0), Chosen(row => row.Capacity < 4096 && row.StallPeriods < 3));
        Assert.Equal((1024, 3.0), Chosen(row => row.Capacity == 1024));
        Assert.Equal((4096, 2.0), Chosen(row => row.Capacity == 4096 && row.StallPeriods < 3));

        (long, double) Chosen(Func<ScenarioRow, bool> which)
        {
            ScenarioRow chosen = StalledRun.Choose([.. Result.Scenarios.Where(which)])[0];
            return (chosen.Capacity, chosen.StallPeriods);
        }
    }

    [Fact]
    public void The_band_of_the_race_is_as_high_as_the_ring_is_long()
    {
        Band band = Figure("timeline").Panels[0].Band!;

        Assert.All(band.High.Zip(band.Low), pair => Assert.Equal(Math.Min(4096, pair.First), pair.First - pair.Second, tolerance: 1e-6));
    }

    [Fact]
    public void A_reader_is_behind_by_what_was_written_since_it_looked()
    {
        Curve sequence = Figure("timeline").Panels[1].Lines.Single(line => line.Label == "sequence");

        // It had read up to 2 periods, and comes again at 5.9.
        Assert.Equal(3.9 * 1200, sequence.Points.Max(point => point.Y), tolerance: 1);
    }

    [Fact]
    public void Latencies_are_the_rows_of_the_undelayed_and_of_the_stalled_run()
    {
        IReadOnlyList<FigureTable> tables = Figure("latency").Tables;
        ScenarioRow stalled = StalledRun.Choose(Result.Scenarios)[0];

        Assert.Equal(["No monitor is delayed", "All monitors are delayed once, for 3 periods (sigstop)"], tables.Select(table => table.Heading));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
        Assert.Equal([stalled.Strategy, $"{stalled.MedianLatencyNs / 1e9:0.00} s"], tables[1].Rows[0].Take(2));
    }

    [Fact]
    public void All_points_lie_within_the_axes() => Assert.All(Figures.SelectMany(figure => figure.Panels), panel =>
        Assert.All(panel.Lines.SelectMany(line => line.Points), point =>
        {
            Assert.InRange(point.X, panel.X.Min - 1e-9, panel.X.Max + 1e-9);
            Assert.InRange(point.Y, panel.Y.Min - 1e-9, panel.Y.Max + 1e-9);
        }));

    [Fact]
    public void Every_picture_is_drawn_as_png_and_as_svg()
    {
        IReadOnlyList<string> files = ResultPages.Draw(StudyList.View(SyntheticHandoff.Of([1024], [0])), _scratch.Path);

        Assert.Equal(
            ["losses.png", "losses.svg", "timeline.png", "timeline.svg", "latency.png", "latency.svg"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.True(new FileInfo(file).Length > 1000, file));
    }

    public void Dispose() => _scratch.Dispose();

    private static Figure Figure(string name) => Figures.Single(figure => figure.Name == name);
}
