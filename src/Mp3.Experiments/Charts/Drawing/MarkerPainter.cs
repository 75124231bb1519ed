// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws markers above all lines; not within a plot, which would cut those that lie on its edge.</summary>
internal static class MarkerPainter
{
    // Equilateral, with sides as long as a square marker is wide.
    private static readonly float TriangleRadius = Theme.MarkerSize / MathF.Sqrt(3);

    /// <summary>Draws the markers of a panel.</summary>
    public static void Draw(SKCanvas canvas, PlacedPanel placed)
    {
        Panel panel = placed.Panel;
        for (int i = 0; i < panel.Lines.Count; i++)
        {
            Curve line = panel.Lines[i];
            foreach (CurvePoint point in MarkerPlaces.Of(line.Points, line.IsSteps, i, panel.Lines.Count))
            {
                SKPoint center = placed.Place(point);
                Draw(canvas, line.Style, new Pixel(center.X, center.Y));
            }
        }
    }

    /// <summary>Draws one marker, centred.</summary>
    public static void Draw(SKCanvas canvas, CurveStyle style, Pixel center)
    {
        if (style.Marker == MarkerShape.None)
        {
            return;
        }

        // Not ScottPlot's marker: it leaves its path to the garbage collector, which may free it while Skia still draws.
        using SKPath outline = Outline(style.Marker, center.X, center.Y);
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Fill };
        paint.Color = (style.IsOpen ? Theme.Paper : style.Color).ToSKColor();
        canvas.DrawPath(outline, paint);
        paint.Style = SKPaintStyle.Stroke;
        paint.Color = (style.IsOpen ? style.Color : Theme.Paper).ToSKColor();
        paint.StrokeWidth = style.IsOpen ? Theme.MarkerLineWidth : Theme.MarkerHaloWidth;
        canvas.DrawPath(outline, paint);
    }

    private static SKPath Outline(MarkerShape shape, float x, float y)
    {
        const float Radius = Theme.MarkerSize / 2;
        var path = new SKPath();
        switch (shape)
        {
            case MarkerShape.FilledCircle:
                path.AddCircle(x, y, Radius);
                break;
            case MarkerShape.FilledSquare:
                path.AddRect(new SKRect(x - Radius, y - Radius, x + Radius, y + Radius));
                break;
            case MarkerShape.FilledDiamond:
                path.AddPoly([new(x + Radius, y), new(x, y + Radius), new(x - Radius, y), new(x, y - Radius)]);
                break;
            case MarkerShape.FilledTriangleUp:
                path.AddPoly(Triangle(x, y, -TriangleRadius));
                break;
            case MarkerShape.FilledTriangleDown:
                path.AddPoly(Triangle(x, y, TriangleRadius));
                break;
            default:
                path.Dispose();
                throw new ArgumentOutOfRangeException(nameof(shape), shape, "no style has this marker");
        }

        return path;
    }

    private static SKPoint[] Triangle(float x, float y, float toTip) =>
    [
        new(x, y + toTip),
        new(x + (Theme.MarkerSize / 2), y - (toTip / 2)),
        new(x - (Theme.MarkerSize / 2), y - (toTip / 2)),
    ];
}
