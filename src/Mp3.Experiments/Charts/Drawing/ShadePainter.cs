// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws the shaded parts of a panel. To be called before anything else is drawn there.</summary>
internal static class ShadePainter
{
    public static void Draw(SKCanvas canvas, PlacedPanel placed)
    {
        using var paint = new SKPaint { Color = Theme.Shade.ToSKColor() };
        foreach (Shade shade in placed.Panel.Shades)
        {
            canvas.DrawRect(
                new SKRect(placed.PlaceX(shade.Left), placed.PlaceY(shade.Top), placed.PlaceX(shade.Right), placed.PlaceY(shade.Bottom)), paint);
        }
    }
}
