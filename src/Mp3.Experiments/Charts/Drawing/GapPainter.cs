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
            canvas.Save();
            canvas.ClipRect(new SKRect(left, data.Top, Math.Max(right, left + LeastWidth), data.Bottom));
            for (float x = left - data.Height; x < right; x += Distance)
            {
                SamplePainter.Stroke(
                    canvas, Theme.Frame, LineWidth, LinePattern.Solid, [new(x, data.Bottom), new(x + data.Height, data.Top)]);
            }

            canvas.Restore();
        }
    }
}
