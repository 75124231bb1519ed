// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws markers above all lines; not within a plot, which would cut those that lie on its edge.</summary>
internal static class MarkerPainter
{
    /// <summary>Draws the markers of a panel that was drawn as <paramref name="plot"/>.</summary>
    public static void Draw(SKCanvas canvas, Panel panel, Plot plot)
    {
        for (int i = 0; i < panel.Lines.Count; i++)
        {
            Curve line = panel.Lines[i];
            foreach (CurvePoint point in MarkerPlaces.Of(line.Points, line.IsSteps, i, panel.Lines.Count))
            {
                Draw(canvas, line.Style, plot.GetPixel(new Coordinates(point.X, point.Y)));
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

        using var paint = Paint.NewDisposablePaint();
        var marker = new MarkerStyle(style.Marker, Theme.MarkerSize)
        {
            FillColor = style.IsOpen ? Theme.Paper : style.Color,
            OutlineColor = style.IsOpen ? style.Color : Theme.Paper,
            OutlineWidth = style.IsOpen ? Theme.MarkerLineWidth : Theme.MarkerHaloWidth,
        };
        marker.Render(canvas, center, paint);
    }
}
