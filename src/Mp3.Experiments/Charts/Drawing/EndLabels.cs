// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>The lines' names and last values, right of the data, each tied to the end of its line.</summary>
internal sealed class EndLabels(SKCanvas canvas, TextPainter text)
{
    private const float MostWidth = 470;
    private const float MostWidthInOneLine = 800;
    private const float Gap = 14;
    private const float ElbowWidth = 34;
    private const float LineHeight = Theme.LabelSize * 1.2f;

    /// <summary>Room that the labels of these panels need right of the data, px.</summary>
    public float WidthFor(IReadOnlyList<Panel> panels)
    {
        float[] widths = [.. panels.SelectMany(panel => panel.Lines)
            .Where(IsNamedHere)
            .Select(line => Math.Min(line.IsNamedInOneLine ? MostWidthInOneLine : MostWidth, TextWidth(line) + TextOffset))];
        return widths.Length == 0 ? Theme.RightPadding : widths.Max();
    }

    /// <summary>Draws the labels of one panel.</summary>
    public void Draw(PlacedPanel placed, float right)
    {
        Curve[] lines = [.. placed.Panel.Lines.Where(IsNamedHere)];
        SKRect data = placed.Data;
        SKPoint[] ends = [.. lines.Select(line => placed.Place(line.Points[^1]))];
        float[] middles = LabelSpread.Apart(
            [.. ends.Select(end => end.Y)],
            [.. lines.Select(line => LineHeight * (HasTwoLines(line) ? 2.25f : 1.1f))],
            data.Top - LineHeight,
            data.Bottom + LineHeight);
        for (int i = 0; i < lines.Length; i++)
        {
            DrawOne(lines[i], ends[i], middles[i], data.Right, right);
        }
    }

    private static bool IsNamedHere(Curve line) => line.Label is not null && !line.IsNamedByAxis;

    private static float TextOffset => ElbowWidth + SamplePainter.Length + Gap;

    private static bool HasTwoLines(Curve line) => line.Value is not null && !line.IsNamedInOneLine;

    private float TextWidth(Curve line)
    {
        float label = text.Measure(line.Label!, Theme.LabelSize, bold: true);
        return line.IsNamedInOneLine ? label + ValueWidth(line) : Math.Max(label, ValueWidth(line));
    }

    private float ValueWidth(Curve line) =>
        line.Value is null ? 0 : text.Measure(line.Value, Theme.LabelSize) + (line.IsNamedInOneLine ? Gap : 0);

    private void DrawOne(Curve line, SKPoint end, float middle, float dataRight, float right)
    {
        float sample = dataRight + ElbowWidth;
        if (line.HasLeader)
        {
            SamplePainter.Stroke(
                canvas,
                line.Style.Color,
                1.5f,
                LinePattern.Solid,
                [new(end.X, end.Y), new(dataRight, end.Y), new(sample, middle)]);
        }

        SamplePainter.Draw(canvas, line.Style, sample, middle, text.Layout);

        float x = dataRight + TextOffset;
        float rise = Theme.LabelSize * 0.36f;
        float baseline = HasTwoLines(line) ? middle + rise - (LineHeight / 2) : middle + rise;
        float room = right - x - (line.IsNamedInOneLine ? ValueWidth(line) : 0);
        string label = text.Clip(line.Label!, room, Theme.LabelSize, bold: true);
        text.Draw(label, x, baseline, Theme.LabelSize, Theme.Ink, bold: true);
        if (line.Value is not null)
        {
            float beside = line.IsNamedInOneLine ? x + text.Measure(label, Theme.LabelSize, bold: true) + Gap : x;
            text.Draw(line.Value, beside, HasTwoLines(line) ? baseline + LineHeight : baseline, Theme.LabelSize, Theme.Ink);
        }
    }
}
