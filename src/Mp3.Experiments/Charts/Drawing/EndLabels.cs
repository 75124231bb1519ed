// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>The lines' names and last values, right of the data, each tied to the end of its line.</summary>
internal sealed class EndLabels(SKCanvas canvas, TextPainter text)
{
    private const float MostWidth = 470;
    private const float Gap = 14;
    private const float ElbowWidth = 34;
    private const float LineHeight = Theme.LabelSize * 1.2f;

    /// <summary>Room that the labels of these panels need right of the data, px.</summary>
    public float WidthFor(IReadOnlyList<Panel> panels)
    {
        float[] widths = [.. panels.SelectMany(panel => panel.Lines)
            .Where(line => line.Label is not null)
            .Select(TextWidth)];
        return widths.Length == 0 ? Theme.RightPadding : Math.Min(MostWidth, widths.Max() + TextOffset);
    }

    /// <summary>Draws the labels of one panel.</summary>
    public void Draw(PlacedPanel placed, float right)
    {
        Curve[] lines = [.. placed.Panel.Lines.Where(line => line.Label is not null)];
        SKRect data = placed.Data;
        SKPoint[] ends = [.. lines.Select(line => placed.Place(line.Points[^1]))];
        float[] middles = LabelSpread.Apart(
            [.. ends.Select(end => end.Y)],
            [.. lines.Select(line => LineHeight * (line.Value is null ? 1.1f : 2.25f))],
            data.Top - LineHeight,
            data.Bottom + LineHeight);
        for (int i = 0; i < lines.Length; i++)
        {
            DrawOne(lines[i], ends[i], middles[i], data.Right, right);
        }
    }

    private static float TextOffset => ElbowWidth + SamplePainter.Length + Gap;

    private float TextWidth(Curve line) => Math.Max(
        text.Measure(line.Label!, Theme.LabelSize, bold: true),
        line.Value is null ? 0 : text.Measure(line.Value, Theme.LabelSize));

    private void DrawOne(Curve line, SKPoint end, float middle, float dataRight, float right)
    {
        float sample = dataRight + ElbowWidth;
        SamplePainter.Stroke(
            canvas,
            line.Style.Color,
            1.5f,
            LinePattern.Solid,
            [new(end.X, end.Y), new(dataRight, end.Y), new(sample, middle)]);
        SamplePainter.Draw(canvas, line.Style, sample, middle, text.Layout);

        float x = dataRight + TextOffset;
        float rise = Theme.LabelSize * 0.36f;
        float baseline = line.Value is null ? middle + rise : middle + rise - (LineHeight / 2);
        string label = text.Clip(line.Label!, right - x, Theme.LabelSize, bold: true);
        text.Draw(label, x, baseline, Theme.LabelSize, Theme.Ink, bold: true);
        if (line.Value is not null)
        {
            text.Draw(line.Value, x, baseline + LineHeight, Theme.LabelSize, Theme.Ink);
        }
    }
}
