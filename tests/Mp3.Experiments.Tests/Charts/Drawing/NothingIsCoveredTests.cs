// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Sweep.Figures;
using Mp3.Experiments.Tests.Fixtures;
using SkiaSharp;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class NothingIsCoveredTests
{
    private static readonly Caption Words = new(["1,024 MiB RAM"], null, ["Made up."], "mp3 test");

    private static readonly Dictionary<string, Func<IReadOnlyList<Figure>>> Sources = new(StringComparer.Ordinal)
    {
        ["reference casestudy1"] = () => StudyList.View(ReferenceStudy.CaseStudy1).Figures,
        ["reference multiprog"] = () => StudyList.View(ReferenceStudy.Multiprog).Figures,
        ["reference casestudy3"] = () => StudyList.View(ReferenceStudy.CaseStudy3).Figures,
        ["made up casestudy1"] = () => StudyList.View(SyntheticStudy.CaseStudy1(20, 1)).Figures,
        ["made up multiprog"] = () => StudyList.View(SyntheticStudy.Multiprog([.. Enumerable.Range(1, 20)])).Figures,
        ["made up multiprog, one number"] = () => StudyList.View(SyntheticStudy.Multiprog([5])).Figures,
        ["made up casestudy3"] = () => StudyList.View(SyntheticHandoff.Of([1024, 2048], [0, 1, 3])).Figures,
        ["made up repetitions over N"] = () => StudyList.View(SyntheticRepetitions.Of(SyntheticRepetitions.Multiprog(7, 1, 5, 11, 20))).Figures,
        ["made up repetitions over time"] = () => StudyList.View(SyntheticRepetitions.Of(SyntheticRepetitions.CaseStudy1(0.1, 0.2, 0.3))).Figures,
        ["made up curve over RAM"] = () => StudyList.View(SyntheticCurve.Of(killedAt: 40)).Figures,
        ["made up faults"] = () => StudyList.View(SyntheticFaults.Shared).Figures,
        ["three compared over time"] = () => ComparedFigures(SyntheticStudy.CaseStudy1(20, 1), 3),
        ["four compared over N"] = () => ComparedFigures(SyntheticStudy.Multiprog([1, 5, 11, 20]), 4),
        ["eight compared over time"] = () => ComparedFigures(SyntheticStudy.CaseStudy1(20, 1), 8),
        ["eight compared over N"] = () => ComparedFigures(SyntheticStudy.Multiprog([1, 5, 11, 20]), 8),
        ["eight compared, one number"] = () => ComparedFigures(SyntheticStudy.Multiprog([5]), 8),
        ["four hand-offs compared"] = () => StudyList.Of(SyntheticHandoff.Of([1024], [1]).Manifest).FiguresOf(StudyComparison.Of(
            [.. Enumerable.Range(1, 4).Select(i => Compared.Side($"side {i}", SyntheticHandoff.Of([1024, 2048], [0, 1, 3])))])),
        ["marks on rising and falling curves"] = () => [.. MarkedFigures()],
    };

    public static TheoryData<string> Names => [.. Sources.Keys, .. MadeSweeps.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_and_no_sample_covers_a_curve(string source) => Assert.All(LayoutsOf(source), layout =>
    {
        foreach (PlacedPanel panel in layout.Panels)
        {
            foreach (SKPoint[] line in panel.Panel.Lines.Select(line => panel.PolylineOf(line).ToArray()))
            {
                Assert.All(layout.Texts, text => Assert.False(Crosses(line, text.Box), $"'{text.Text}' covers a curve of '{panel.Panel.Heading}'"));
            }
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_covers_another_or_leaves_the_picture(string source) => Assert.All(LayoutsOf(source), layout =>
    {
        for (int i = 0; i < layout.Texts.Count; i++)
        {
            PlacedText text = layout.Texts[i];
            Assert.True(text.Box.Left >= 0 && text.Box.Top >= 0 && text.Box.Right <= Theme.Width, text.Text);
            Assert.All(layout.Texts.Skip(i + 1), other => Assert.False(
                SKRect.Intersect(text.Box, other.Box) is { Width: > 1, Height: > 1 }, $"'{text.Text}' and '{other.Text}'"));
        }
    });

    // The test would pass for labels in the middle of the data if it didn't see them.
    [Fact]
    public void A_box_on_a_curve_is_found()
    {
        SKPoint[] line = [new(0, 0), new(100, 100)];

        Assert.True(Crosses(line, new SKRect(40, 40, 60, 60)));
        Assert.True(Crosses(line, new SKRect(20, 0, 30, 100)));
        Assert.False(Crosses(line, new SKRect(60, 0, 90, 40)));
        Assert.False(Crosses(line, new SKRect(110, 90, 120, 120)));
    }

    private static IReadOnlyList<Figure> ComparedFigures(ProcessResult study, int sides)
    {
        var comparison = StudyComparison.Of(Compared.SwapsOf(study, [.. Enumerable.Range(1, sides).Select(i => $"a swap model of its own, {i}")]));
        return StudyList.Of(study.Manifest).FiguresOf(comparison);
    }

    private static IEnumerable<Figure> MarkedFigures()
    {
        double[] xs = [.. Enumerable.Range(0, 21).Select(i => (double)i)];
        Func<double, double>[] shapes = [x => x, x => 20 - x, x => x * x / 20, x => 20 - (x * x / 20), _ => 20, _ => 0];
        foreach (Func<double, double> shape in shapes)
        {
            foreach (double[] places in (double[][])[[0, 20], [1, 2], [10], [19, 20]])
            {
                yield return new Figure("x", "Marks", null, [], [new Panel(
                    "A panel",
                    AxisScale.Amount("x", 20),
                    AxisScale.Amount("y", 20),
                    [new Curve("line", "its value", [.. xs.Select(x => new CurvePoint(x, shape(x)))], CurveStyle.Minor)])
                {
                    Marks = [.. places.Select(x => new Mark(x, $"a mark with a long name at {x}", CurveStyle.FoundPlace))],
                }]);
            }
        }
    }

    private static IReadOnlyList<Figure> FiguresOf(string source) => Sources.TryGetValue(source, out Func<IReadOnlyList<Figure>>? figures)
        ? figures()
        : SweepFigures.Of(MadeSweeps.All[source](), "Case study 2: N copies of one program");

    // As a file, and as it is in a report.
    private static IEnumerable<PictureLayout> LayoutsOf(string source)
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(64, 64));
        foreach (Figure figure in FiguresOf(source))
        {
            var layout = new PictureLayout();
            new FigurePainter(surface.Canvas, ChartFonts.Installed, layout).Draw(figure, Words);
            yield return layout;

            foreach (InlineShape shape in (InlineShape[])[InlineShape.Wide, InlineShape.Narrow])
            {
                var inline = new PictureLayout();
                InlinePicture.Draw(figure, shape, surface.Canvas, inline);
                yield return inline;
            }
        }
    }

    private static bool Crosses(SKPoint[] line, SKRect box) =>
        line.Zip(line.Skip(1)).Any(segment => Crosses(segment.First, segment.Second, box));

    // Liang and Barsky: the part of the segment within the box's columns and rows isn't empty.
    private static bool Crosses(SKPoint from, SKPoint to, SKRect box)
    {
        (float low, float high) = (0, 1);
        return Narrow(from.X, to.X - from.X, box.Left, box.Right) && Narrow(from.Y, to.Y - from.Y, box.Top, box.Bottom) && low < high;

        bool Narrow(float start, float length, float least, float most)
        {
            if (length == 0)
            {
                return start > least && start < most;
            }

            (float a, float b) = ((least - start) / length, (most - start) / length);
            (low, high) = (Math.Max(low, Math.Min(a, b)), Math.Min(high, Math.Max(a, b)));
            return low < high;
        }
    }
}
