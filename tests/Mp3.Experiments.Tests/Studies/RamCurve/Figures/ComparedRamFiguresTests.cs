// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.RamCurve;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.RamCurve.Figures;

/// <summary>Curves side by side.</summary>
public sealed class ComparedRamFiguresTests
{
    private static readonly CurveResult Ssd = SyntheticCurve.Of(killedAt: 40);

    // Has other points, and no end that is not its own.
    private static readonly CurveResult Hdd = WithSwap(SyntheticCurve.Of(killedAt: 0), "hdd") with
    {
        Rows = [SyntheticCurve.Row(CurveRuns.Reference, 256, RamEnd.Whole), .. ((int[])[256, 230, 200, 150, 100]).Select(mib => SyntheticCurve.Row($"limit-{mib}", mib, RamEnd.Whole))],
    };

    [Fact]
    public void The_lead_picture_has_the_points_of_each_side_by_itself()
    {
        IReadOnlyList<Figure> figures = FiguresOf(Ssd, Hdd);

        Assert.Equal("curves", Assert.Single(figures).Name);
        Assert.Equal(["Completion time (s)", "Major faults"], figures[0].Panels.Select(panel => panel.Y.Label));
        Assert.All(figures[0].Panels, panel =>
        {
            Assert.Equal(["ssd", "hdd"], panel.Lines.Select(line => line.Label));
            Assert.Equal([44, 64, 128, 156, 160, 192, 208, 212, 216, 224, 240, 256], panel.Lines[0].Points.Select(point => point.X));
            Assert.Equal([100, 150, 200, 230, 256], panel.Lines[1].Points.Select(point => point.X));
            Assert.Equal("Limit of the programs (memory.max, MiB)", panel.X.Label);
        });
        Assert.Equal(Hdd.Rows[^1].Point.Seconds, figures[0].Panels[0].Lines[1].Points[0].Y);
        Assert.Equal(Hdd.Rows[^1].Point.MajorFaults, figures[0].Panels[1].Lines[1].Points[0].Y);
    }

    [Fact]
    public void Its_sentence_has_the_thresholds_of_each_side() => Assert.Equal(
        "For at most 5 % slowdown it needs 212 MiB with ssd, 230 MiB with hdd. Thrashing: below 160 MiB with ssd, below 200 MiB with hdd. The OOM killer: at 40 MiB with ssd, not with 100 MiB with hdd.",
        FiguresOf(Ssd, Hdd)[0].Finding);

    [Fact]
    public void What_is_not_drawn_is_told() =>
        Assert.Equal(
            ["One run for each point. Not drawn: runs that were killed, took too long or exited otherwise.", "One run for each point."],
            [FiguresOf(Ssd, Hdd)[0].Note, FiguresOf(Hdd, WithSwap(Hdd, "nvme"))[0].Note]);

    [Fact]
    public void Many_sides_have_a_picture_for_each_panel()
    {
        IReadOnlyList<Figure> figures = FiguresOf(Ssd, Hdd, WithSwap(Ssd, "nvme"), WithSwap(Ssd, "zram"), WithSwap(Ssd, "none"));

        Assert.Equal(["curves", "major-faults"], figures.Select(figure => figure.Name));
        Assert.StartsWith("Major faults with the least RAM: 792,452 at 44 MiB with ssd, 528,301 at 100 MiB with hdd", figures[1].Finding, StringComparison.Ordinal);
    }

    private static CurveResult WithSwap(CurveResult result, string swap) =>
        result with { Manifest = result.Manifest with { Settings = result.Manifest.Settings with { Swap = swap } } };

    private static IReadOnlyList<Figure> FiguresOf(params CurveResult[] results) =>
        StudyList.Of(results[0].Manifest).FiguresOf(StudyComparison.Of([.. results.Select((result, i) => Compared.Side($"{i}", result))]));
}
