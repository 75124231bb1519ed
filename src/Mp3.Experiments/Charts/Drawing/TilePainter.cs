// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws the tiles of a heat map, with their numbers in them where they fit.</summary>
internal sealed class TilePainter(SKCanvas canvas, TextPainter text)
{
    private const float Inset = 6;
    private const float LineHeight = 1.2f;

    // From the middle of a number to its baseline, as a multiple of its size.
    private const float ToBaseline = 0.36f;

    /// <summary>Draws the tiles of a panel; in all panels of a figure numbers have one size, if each has the figure's texts.</summary>
    public void Draw(PlacedPanel placed)
    {
        IReadOnlyList<Tile> tiles = placed.Panel.Tiles;
        if (tiles.Count == 0)
        {
            return;
        }

        (int variant, float size) = Fitting(placed);
        foreach (Tile tile in tiles)
        {
            SKRect box = BoxOf(placed, tile);
            if (tile.Level is { } level)
            {
                Fill(box, HeatColors.Of(level));
                if (size > 0)
                {
                    Write(tile.Texts[variant], box, size, HeatColors.InkOn(level));
                }
            }
            else
            {
                Fill(box, Theme.Paper);
                GapPainter.Hatch(canvas, box);
            }
        }
    }

    // Whole pixels: the paper would shine through between edges that are not.
    private static SKRect BoxOf(PlacedPanel placed, Tile tile) => new(
        MathF.Round(placed.PlaceX(tile.X - 0.5)),
        MathF.Round(placed.PlaceY(tile.Y + 0.5)),
        MathF.Round(placed.PlaceX(tile.X + 0.5)),
        MathF.Round(placed.PlaceY(tile.Y - 0.5)));

    /// <summary>Which of the texts fit, and how large; size 0: none do.</summary>
    private (int Variant, float Size) Fitting(PlacedPanel placed)
    {
        float width = (float)(placed.Data.Width / (placed.Panel.X.Max - placed.Panel.X.Min)) - (2 * Inset);
        float height = (float)(placed.Data.Height / (placed.Panel.Y.Max - placed.Panel.Y.Min));
        IReadOnlyList<IReadOnlyList<string>> variants = placed.Panel.TileTexts;
        for (int variant = 0; variant < variants.Count; variant++)
        {
            for (float size = Theme.TickSize; size >= Theme.FooterSize; size--)
            {
                if (size * LineHeight <= height && variants[variant].All(words => text.Measure(words, size) <= width))
                {
                    return (variant, size);
                }
            }
        }

        return (0, 0);
    }

    private void Fill(SKRect box, Color color)
    {
        using var paint = new SKPaint { Color = color.ToSKColor() };
        canvas.DrawRect(box, paint);
    }

    private void Write(string words, SKRect box, float size, Color color) =>
        text.Draw(words, box.MidX - (text.Measure(words, size) / 2), box.MidY + (size * ToBaseline), size, color);
}
