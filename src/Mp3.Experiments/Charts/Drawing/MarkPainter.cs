// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws the marked places of a panel: an upright line each; names at the top, one below the other.</summary>
internal sealed class MarkPainter(SKCanvas canvas, TextPainter text)
{
    private const float Gap = 12;
    private const float LineHeight = Theme.TickSize * 1.3f;

    /// <summary>Draws the marks of a panel that was drawn as <paramref name="plot"/>.</summary>
    public void Draw(Panel panel, Plot plot, bool hasNames)
    {
        PixelRect data = plot.RenderManager.LastRender.DataRect;
        foreach (Mark mark in panel.Marks)
        {
            float x = plot.GetPixel(new Coordinates(mark.X, panel.Y.Min)).X;
            SamplePainter.Stroke(
                canvas, mark.Style.Color, mark.Style.Width, mark.Style.Pattern, [new(x, data.Top), new(x, data.Bottom)]);
        }

        // Above all lines, the names.
        for (int i = 0; hasNames && i < panel.Marks.Count; i++)
        {
            Mark mark = panel.Marks[i];
            float x = plot.GetPixel(new Coordinates(mark.X, panel.Y.Min)).X;
            DrawName(mark.Text, x, data.Top + (LineHeight * (i + 1)), data);
        }
    }

    // Left of the line, where a curve that will rise has left room; else on the side that has more of it.
    private void DrawName(string name, float x, float baseline, PixelRect data)
    {
        float left = x - data.Left - Gap;
        float right = data.Right - x - Gap;
        float width = text.Measure(name, Theme.TickSize);
        bool isLeft = width <= left || left >= right;
        string shown = text.Clip(name, isLeft ? left : right, Theme.TickSize);
        float start = isLeft ? x - Gap - text.Measure(shown, Theme.TickSize) : x + Gap;
        using var paper = new SKPaint { Color = Theme.Paper.ToSKColor() };
        canvas.DrawRect(start - (Gap / 3), baseline - Theme.TickSize, text.Measure(shown, Theme.TickSize) + (Gap * 2 / 3), LineHeight, paper);
        text.Draw(shown, start, baseline, Theme.TickSize, Theme.Ink);
    }
}
