// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Hatches the parts of a panel in which nothing is known.</summary>
internal static class GapPainter
{
    private const float Distance = 16;
    private const float LineWidth = 2;
    private const float LeastWidth = 3;

    /// <summary>Draws the gaps of a panel.</summary>
    public static void Draw(SKCanvas canvas, PlacedPanel placed)
    {
        SKRect data = placed.Data;
        foreach (Gap gap in placed.Panel.Gaps)
        {
            float left = placed.PlaceX(gap.From);
            float right = placed.PlaceX(gap.To);
            Hatch(canvas, new SKRect(left, data.Top, Math.Max(right, left + LeastWidth), data.Bottom), right);
        }
    }

    /// <summary>Hatches a rectangle.</summary>
    public static void Hatch(SKCanvas canvas, SKRect area) => Hatch(canvas, area, area.Right);

    private static void Hatch(SKCanvas canvas, SKRect area, float right)
    {
        canvas.Save();
        canvas.ClipRect(area);
        for (float x = area.Left - area.Height; x < right; x += Distance)
        {
            SamplePainter.Stroke(
                canvas, Theme.Frame, LineWidth, LinePattern.Solid, [new(x, area.Bottom), new(x + area.Height, area.Top)]);
        }

        canvas.Restore();
    }
}
