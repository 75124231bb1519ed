// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws short samples of lines, for keys and labels.</summary>
internal static class SamplePainter
{
    /// <summary>Length of a sample, px.</summary>
    public const float Length = 64;

    /// <summary>A level line from x to x + <see cref="Length"/> with its marker in the middle.</summary>
    public static void Draw(SKCanvas canvas, CurveStyle style, float x, float y, PictureLayout layout)
    {
        layout.Add(new PlacedText("sample", new SKRect(x, y - (Theme.MarkerSize / 2), x + Length, y + (Theme.MarkerSize / 2))));
        Stroke(canvas, style.Color, style.Width, style.Pattern, [new(x, y), new(x + Length, y)]);
        MarkerPainter.Draw(canvas, style, new Pixel(x + (Length / 2), y));
    }

    /// <summary>A line through points.</summary>
    public static void Stroke(
        SKCanvas canvas, Color color, float width, LinePattern pattern, ReadOnlySpan<SKPoint> points)
    {
        using SKPathEffect? effect = pattern.Intervals.Length == 0 ? null : pattern.GetPathEffect();
        using var paint = new SKPaint
        {
            Color = color.ToSKColor(),
            StrokeWidth = width,
            Style = SKPaintStyle.Stroke,
            IsAntialias = true,
            PathEffect = effect,
        };
        using var path = new SKPath();
        path.MoveTo(points[0]);
        foreach (SKPoint point in points[1..])
        {
            path.LineTo(point);
        }

        // Skia's SVG canvas drops the pattern of a straight line, but not the outline of its dashes.
        using SKPath outline = paint.GetFillPath(path) ?? new SKPath();
        paint.Style = SKPaintStyle.Fill;
        paint.PathEffect = null;
        canvas.DrawPath(outline, paint);
    }
}
