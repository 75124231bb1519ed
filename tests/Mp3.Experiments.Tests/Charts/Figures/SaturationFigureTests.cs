// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class SaturationFigureTests
{
    private static readonly Panel Pairs = StudyList.View(ReferenceStudy.CaseStudy1).Figures.Single(figure => figure.Name == "saturation").Panels[0];

    [Fact]
    public void Case_study_1_shows_the_model_and_every_process() => Assert.Equal(
        ["model", "1024 R 50000, Pair A", "1024 R 10000, Pair A", "1024 R 50000, Pair B", "1024 L 10000, Pair B"],
        Pairs.Lines.Select(line => line.Label));

    [Fact]
    public void A_random_process_lies_on_the_model_and_one_with_locality_far_below()
    {
        Curve random = Pairs.Lines[2];
        Curve local = Pairs.Lines[4];

        Assert.Equal(21, random.Points.Count);
        Assert.All(random.Points, point => Assert.Equal(Model(point), point.Y, 0.3));
        Assert.True(local.Points[^1].Y < Model(local.Points[^1]) / 2);
    }

    [Fact]
    public void The_model_begins_at_0_and_its_points_are_on_the_curve() =>
        Assert.All(Pairs.Lines[0].Points, point => Assert.Equal(Model(point), point.Y, 1e-9));

    [Fact]
    public void Its_axes_hold_all_points() => Assert.All(Pairs.Lines.SelectMany(line => line.Points), point =>
    {
        Assert.InRange(point.X, Pairs.X.Min, Pairs.X.Max);
        Assert.InRange(point.Y, Pairs.Y.Min, Pairs.Y.Max);
    });

    [Fact]
    public void Case_study_2_shows_the_mean_copy_of_each_run()
    {
        Panel panel = StudyList.View(ReferenceStudy.Multiprog).Figures.Single(figure => figure.Name == "saturation").Panels[0];
        double mean = ReferenceStudy.Multiprog.Runs.Where(row => row.Run == "n20").Average(row => row.MinorFaults);

        Assert.Equal(["model", "N = 1", "N = 7", "N = 13", "N = 20"], panel.Lines.Select(line => line.Label));
        Assert.Equal(100 * mean / 25_600, panel.Lines[4].Points[^1].Y, 9);
    }

    private static double Model(CurvePoint point) => 100 * (1 - Math.Exp(-point.X));
}
