// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws what the colours of tiles mean: a bar of them with numbers below, and a sample of what is hatched.</summary>
internal sealed class ColorBarPainter(SKCanvas canvas, TextPainter text)
{
    private const int Pieces = 64;
    private const float MostWidth = 900;
    private const float Height = 26;
    private const float TickLength = 8;
    private const float SampleWidth = 64;
    private const float Gap = 14;

    /// <summary>Draws the bar below <paramref name="y"/>.</summary>
    /// <param name="bar">null: nothing is drawn.</param>
    /// <param name="left">Where words begin, px.</param>
    /// <param name="right">Where words end, px.</param>
    /// <param name="y">px.</param>
    /// <returns>Where it ends, px.</returns>
    public float Draw(ColorBar? bar, float left, float right, float y)
    {
        if (bar is null)
        {
            return y;
        }

        y += Theme.TextSize * Theme.LineSpacing;
        float baseline = y - (Theme.TextSize * 0.3f);
        text.Draw(text.Clip(bar.Scale.Label, right - left, Theme.TextSize, bold: true), left, baseline, Theme.TextSize, Theme.Ink, bold: true);
        y += Gap / 2;
        float ends = bar.Scale.TickLabels.Max(label => text.Measure(label, Theme.TickSize)) / 2;
        var area = new SKRect(left + ends, y, Math.Min(right - ends, left + ends + MostWidth), y + Height);
        if (bar.Unknown is not null)
        {
            float sample = right - SampleWidth - Gap - text.Measure(bar.Unknown, Theme.TextSize);
            area.Right = Math.Min(area.Right, sample - ends - (3 * Gap));
            DrawSample(bar.Unknown, area.Right + ends + (3 * Gap), y);
        }

        DrawPieces(area);
        DrawTicks(bar.Scale, area);
        return area.Bottom + TickLength + (Theme.TickSize * Theme.LineSpacing);
    }

    private void DrawPieces(SKRect area)
    {
        for (int piece = 0; piece < Pieces; piece++)
        {
            using var paint = new SKPaint { Color = HeatColors.Of(piece / (Pieces - 1d)).ToSKColor() };
            canvas.DrawRect(
                new SKRect(PlaceOf(area, piece / (double)Pieces), area.Top, PlaceOf(area, (piece + 1d) / Pieces), area.Bottom), paint);
        }
    }

    private void DrawTicks(AxisScale scale, SKRect area)
    {
        string[] labels = TickLabels.Fitting(scale, area.Width, label => text.Measure(label, Theme.TickSize));
        foreach ((double tick, string label) in scale.Ticks.Zip(labels))
        {
            float x = PlaceOf(area, (tick - scale.Min) / (scale.Max - scale.Min));
            SamplePainter.Stroke(canvas, Theme.Frame, 2, ScottPlot.LinePattern.Solid, [new(x, area.Bottom), new(x, area.Bottom + TickLength)]);
            if (label.Length > 0)
            {
                text.Draw(
                    label, x - (text.Measure(label, Theme.TickSize) / 2), area.Bottom + TickLength + Theme.TickSize, Theme.TickSize, Theme.Ink);
            }
        }
    }

    private void DrawSample(string unknown, float x, float y)
    {
        GapPainter.Hatch(canvas, new SKRect(x, y, x + SampleWidth, y + Height));
        text.Draw(unknown, x + SampleWidth + Gap, y + (Height / 2) + (Theme.TextSize * 0.36f), Theme.TextSize, Theme.Ink);
    }

    private static float PlaceOf(SKRect area, double part) => MathF.Round(area.Left + ((float)part * area.Width));
}
