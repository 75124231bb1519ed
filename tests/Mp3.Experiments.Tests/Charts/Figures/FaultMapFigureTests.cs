// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Charts.Series.Faults;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Reader.Faults.Assembling;
using SkiaSharp;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class FaultMapFigureTests
{
    private const ulong Area = 0x7fff_b7a0_0000;
    private const double Seconds = 10;

    [Fact]
    public void A_study_with_logs_shows_a_map_of_each_run_and_the_latencies() => Assert.Equal(
        ["fault-map-pair-a", "fault-map-pair-b", "fault-latency"],
        StudyList.View(SyntheticFaults.Shared).Figures.Select(figure => figure.Name).TakeLast(3));

    [Fact]
    public void A_study_without_logs_shows_neither() => Assert.DoesNotContain(
        StudyList.View(ProcessResult.Load(FixtureFolder.CaseStudy1)).Figures,
        figure => figure.Name.StartsWith("fault-map", StringComparison.Ordinal) || figure.Name == "fault-latency");

    [Fact]
    public void Each_process_has_a_panel_with_its_numbers_and_all_share_their_axes()
    {
        ProcessResult study = SyntheticFaults.Shared;
        Figure map = StudyList.View(study).Figures.Single(figure => figure.Name == "fault-map-pair-a");

        Assert.Equal(
            study.Runs.Where(row => row.Run == "pair-a").Select(row => $"{row.Label}: {row.MajorFaults:N0} major, {row.MinorFaults:N0} minor"),
            map.Panels.Select(panel => panel.Heading));
        Assert.Single(map.Panels.Select(panel => (panel.X, panel.Y)).Distinct());
        Assert.All(map.Panels, panel => Assert.All(panel.Cells.SelectMany(layer => layer.Runs), run => Assert.True(
            run.From >= panel.X.Min && run.To <= panel.X.Max && run.Middle > panel.Y.Min && run.Middle < panel.Y.Max)));
        Assert.StartsWith(
            $"Pair A faults {study.Runs.Where(row => row.Run == "pair-a").Sum(row => row.MajorFaults + row.MinorFaults):N0} times with a trap",
            map.Finding,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_for_those_who_do_not_see_it_hold_numbers_and_finding()
    {
        Figure map = StudyList.View(SyntheticFaults.Shared).Figures.Single(figure => figure.Name == "fault-map-pair-b");

        string text = AltText.Of(map);

        Assert.Contains(map.Finding!, text, StringComparison.Ordinal);
        Assert.All(map.Panels, panel => Assert.Contains(panel.Heading, text, StringComparison.Ordinal));
    }

    /// <summary>One major fault among very many minor ones, anywhere in a small picture of many panels.</summary>
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(1, 0.5, 1)]
    [InlineData(3, 0.3, 0.7)]
    [InlineData(6, 1, 0.5)]
    public void A_single_major_fault_is_seen(int processes, double timePart, double addressPart)
    {
        MappedProcess[] mapped = [.. Enumerable.Range(1, processes).Select(number => Crowded($"copy {number}"))];
        mapped[^1].Grid.Add((long)(timePart * Seconds * 1e9), Area + (ulong)(addressPart * ((1 << 30) - 1)), isMajor: true);

        Figure figure = FaultMapFigure.Of(new FaultMap("n12", mapped, new LatencyHistogram()), Seconds)!;

        CellRun run = Assert.Single(figure.Panels[processes - 1].Cells.Single(layer => layer.Style == CurveStyle.MajorCell).Runs);
        using SKBitmap picture = Draw(figure, out PictureLayout layout);
        SKPoint place = layout.Panels[processes - 1].Place(new CurvePoint((run.From + run.To) / 2, run.Middle));
        Assert.Equal(CurveStyle.MajorCell.Color.ToSKColor(), picture.GetPixel((int)place.X, (int)place.Y));
        Assert.All(layout.Panels.SkipLast(1), panel => Assert.DoesNotContain(
            panel.Panel.Cells, layer => layer.Style == CurveStyle.MajorCell && layer.Runs.Count > 0));
    }

    [Fact]
    public void Of_more_processes_than_can_be_read_the_first_are_shown_and_the_note_says_so()
    {
        MappedProcess[] mapped = [.. Enumerable.Range(1, 20).Select(number => Sparse($"copy {number}"))];

        Figure figure = FaultMapFigure.Of(new FaultMap("n20", mapped, new LatencyHistogram()), Seconds)!;

        Assert.Equal(6, figure.Panels.Count);
        Assert.Contains("The first 6 of 20 processes.", figure.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_lost_is_told() => Assert.EndsWith(
        "1,234 records were lost and are not shown.",
        FaultMapFigure.Of(new FaultMap("pair-a", [Sparse("1024 R 50000")], new LatencyHistogram(), Lost: 1234), Seconds)!.Note,
        StringComparison.Ordinal);

    [Fact]
    public void A_run_without_a_fault_has_no_map() => Assert.Null(FaultMapFigure.Of(new FaultMap("run", [], new LatencyHistogram()), Seconds));

    private static MappedProcess Sparse(string label)
    {
        var grid = new AddressGrid(FaultMap.Columns, (long)(Seconds * 1e9));
        grid.Add(0, Area, isMajor: false);
        return new MappedProcess(label, grid, new ProcessFaults(1, 0, 0, 0, 0, 0));
    }

    /// <summary>Minor faults in every cell.</summary>
    private static MappedProcess Crowded(string label)
    {
        var grid = new AddressGrid(FaultMap.Columns, (long)(Seconds * 1e9));
        for (ulong row = 0; row < 1024; row++)
        {
            for (long column = 0; column < FaultMap.Columns; column++)
            {
                grid.Add((long)(column * Seconds * 1e9 / FaultMap.Columns), Area + (row << 20), isMajor: false);
            }
        }

        return new MappedProcess(label, grid, new ProcessFaults(1024 * FaultMap.Columns, 0, 0, 0, 0, 0));
    }

    private static SKBitmap Draw(Figure figure, out PictureLayout layout)
    {
        layout = new PictureLayout();
        var picture = new SKBitmap(Theme.Width, Theme.Height);
        using var canvas = new SKCanvas(picture);
        new FigurePainter(canvas, ChartFonts.Installed, layout).Draw(figure, new Caption(["1,024 MiB RAM"], null, ["Made up."], "mp3 test"));
        return picture;
    }
}
