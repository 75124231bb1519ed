// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Studies.RamCurve;
using Mp3.Experiments.Studies.RamCurve.Figures;

namespace Mp3.Experiments.Tests.Studies.RamCurve.Figures;

public sealed class RamFiguresTests
{
    private const double Tolerance = 0.05;

    private static readonly MadeProgram Slope = new(256, mib => 1 + (4 * Math.Max(0, 1 - (mib / 212.0))), KilledAt: 40);

    private static readonly MeasuredCurve Curve = Slope.Explore(new RamSearch(4, 256, Tolerance, MostPoints: 100));

    [Fact]
    public void Completion_has_the_thresholds_and_the_bend()
    {
        Figure completion = Figures(Curve)[0];

        Assert.Equal("Completion time of sort big.txt by its RAM", completion.Title);
        Assert.StartsWith("At least 212 MiB for at most 5 % slowdown (with 208 MiB it is 7.5 % slower); ", completion.Finding, StringComparison.Ordinal);
        Assert.Equal(
            ["OOM killer: 40 MiB", "thrashes below 160 MiB", "at most 5 % slower: from 212 MiB on", "bend: 212 MiB"],
            completion.Panels[0].Marks.Select(mark => mark.Text));
        Assert.Equal(40, Assert.Single(completion.Panels[0].Shades).Right);
    }

    [Fact]
    public void Runs_that_were_killed_are_no_points_of_a_line() => Assert.All(
        Figures(Curve).SelectMany(figure => figure.Panels).SelectMany(panel => panel.Lines.Where(line => line.Style != CurveStyle.Bound)),
        line => Assert.True(line.Points[0].X > 40));

    [Fact]
    public void The_theory_is_drawn_where_there_is_one()
    {
        Assert.Equal(["major"], Figures(Curve)[1].Panels[0].Lines.Select(line => line.Label));
        Assert.Equal(
            ["1 − R/M", "major"],
            Figures(Curve, [new CurvePoint(4, 900_000), new CurvePoint(256, 0)])[1].Panels[0].Lines.Select(line => line.Label));
    }

    [Fact]
    public void Where_it_is_not_known_how_long_a_run_is_blocked_there_is_no_picture_of_it() =>
        Assert.Equal(
            ["completion", "faults"],
            Figures(Curve with { Points = [.. Curve.Points.Select(point => point with { BlockedSeconds = null })] }).Select(figure => figure.Name));

    [Fact]
    public void A_curve_without_points_can_be_drawn() =>
        Assert.All(Figures(Slope.Curve()), figure => Assert.All(figure.Panels, panel => Assert.All(panel.Lines, line => Assert.NotEmpty(line.Points))));

    private static IReadOnlyList<Figure> Figures(MeasuredCurve curve, params IReadOnlyList<CurvePoint> model) =>
        new RamFigures(RamVerdict.Of(curve, Tolerance), "sort big.txt", "Limit (memory.max, MiB)", model).All;
}
