// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Drawing;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Studies.Sweep.Figures;
using Mp3.Experiments.Tests.Fixtures;
using SkiaSharp;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class TilePainterTests : IDisposable
{
    private static readonly Caption Words = new(["1,024 MiB RAM"], null, ["Made up."], "mp3 test");

    private readonly SKSurface _surface = SKSurface.Create(new SKImageInfo(64, 64));

    /// <summary>Of the sweeps that make heat maps.</summary>
    public static TheoryData<string> Names =>
        ["numbers by many words", "numbers by numbers", "words by words", "too many conditions", "panels of tiles", "panels of tiles of words", "nine panels"];

    public void Dispose() => _surface.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_number_lies_within_its_tile(string sweep) => Assert.All(LayoutsOf(sweep), layout => Assert.All(layout.Panels, panel =>
    {
        SKRect[] tiles = [.. panel.Panel.Tiles.Select(tile => new SKRect(
            panel.PlaceX(tile.X - 0.5) - 1, panel.PlaceY(tile.Y + 0.5) - 1, panel.PlaceX(tile.X + 0.5) + 1, panel.PlaceY(tile.Y - 0.5) + 1))];
        Assert.All(
            layout.Texts.Where(text => panel.Data.Contains(text.Box.MidX, text.Box.MidY)),
            text => Assert.True(tiles.Any(tile => tile.Contains(text.Box)), text.Text));
    }));

    [Theory]
    [MemberData(nameof(Names))]
    public void All_tiles_of_a_picture_have_numbers_or_none(string sweep) => Assert.All(LayoutsOf(sweep), layout =>
    {
        int written = layout.Panels.Sum(panel => layout.Texts.Count(text => panel.Data.Contains(text.Box.MidX, text.Box.MidY)));
        int known = layout.Panels.Sum(panel => panel.Panel.Tiles.Count(tile => tile.Level is not null));
        Assert.True(written == 0 || written == known, $"{written} of {known}");
    });

    // Numbers may be left out between others, words may not.
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_word_stands_beside_its_row_or_column(string sweep) => Assert.All(LayoutsOf(sweep), layout =>
    {
        var text = new TextPainter(_surface.Canvas, ChartFonts.Installed, new PictureLayout());
        Assert.All(layout.Panels, panel =>
        {
            AssertComplete(panel.Panel.X, panel.Data.Width, name => text.Measure(name, Theme.TickSize));
            AssertComplete(panel.Panel.Y, panel.Data.Height, _ => Theme.TickSize / 2);
        });
    });

    [Fact]
    public void There_are_numbers_where_they_fit_and_none_where_they_do_not()
    {
        Assert.Contains(LayoutsOf("words by words").First().Texts, text => text.Text == "462,400");
        Assert.DoesNotContain(LayoutsOf("too many conditions").First().Texts, text => text.Text.EndsWith('k'));
    }

    [Fact]
    public void Where_whole_numbers_have_no_room_short_ones_are_written() =>
        Assert.Contains(LayoutsOf("numbers by numbers").First().Texts, text => text.Text == "21.5k");

    private static void AssertComplete(AxisScale axis, float length, Func<string, float> measure)
    {
        if (axis.TickLabels.Any(label => char.IsLetter(label[0])))
        {
            Assert.Equal(axis.TickLabels, TickLabels.Fitting(axis, length, measure));
        }
    }

    private IEnumerable<PictureLayout> LayoutsOf(string sweep)
    {
        foreach (Figure figure in SweepFigures.Of(MadeSweeps.All[sweep](), "A study"))
        {
            var file = new PictureLayout();
            new FigurePainter(_surface.Canvas, ChartFonts.Installed, file).Draw(figure, Words);
            yield return file;

            foreach (InlineShape shape in (InlineShape[])[InlineShape.Wide, InlineShape.Narrow])
            {
                var inline = new PictureLayout();
                InlinePicture.Draw(figure, shape, _surface.Canvas, inline);
                yield return inline;
            }
        }
    }
}
