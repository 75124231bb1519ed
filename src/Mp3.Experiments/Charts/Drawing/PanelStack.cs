// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>
/// Draws a figure's panels one below the other. The data of all panels get the same height and the same place from
/// left to right; only the lowest has room for the x axis' name.
/// </summary>
/// <param name="canvas">What is drawn on.</param>
/// <param name="text">Draws on the same canvas.</param>
/// <param name="left">Where headings begin, px.</param>
/// <param name="right">Where labels end, px.</param>
/// <param name="hasSideLabels">Lines and marks are named beside themselves; else in a key above the data.</param>
internal sealed class PanelStack(SKCanvas canvas, TextPainter text, float left, float right, bool hasSideLabels)
{
    private const float Gap = 15;
    private const float HeadingLine = Theme.HeadingSize * Theme.LineSpacing;

    /// <summary>Height of all but the data, px, if every heading takes one line and lines are named beside the data.</summary>
    public static float WordsHeight(int panels) =>
        (panels * (HeadingLine + (2 * Gap))) + ((panels - 1) * Theme.TicksOnlyPadding) + Theme.BottomPadding;

    /// <summary>Draws the panels below <paramref name="y"/>.</summary>
    /// <returns>Where they end, px.</returns>
    public float Draw(IReadOnlyList<Panel> panels, float y, float dataHeight)
    {
        float ticksWidth = panels.SelectMany(panel => panel.Y.TickLabels).Max(label => text.Measure(label, Theme.TickSize));
        var labels = new EndLabels(canvas, text);
        float rightPadding = hasSideLabels ? labels.WidthFor(panels) : Theme.RightPadding;
        var sides = new PixelPadding(Theme.LeftPadding + ticksWidth, rightPadding, 0, 0);
        for (int i = 0; i < panels.Count; i++)
        {
            bool isLowest = i == panels.Count - 1;
            float top = DrawWords(panels[i], y + Gap) + Gap;
            y = top + dataHeight + (isLowest ? Theme.BottomPadding : Theme.TicksOnlyPadding);
            string[] xLabels = TickLabels.Fitting(
                panels[i].X, right - left - sides.Left - sides.Right, label => text.Measure(label, Theme.TickSize));
            using Plot plot = PanelPainter.Draw(canvas, panels[i], new PixelRect(left, right, y, top), isLowest, sides, xLabels);
            GapPainter.Draw(canvas, panels[i], plot);
            new MarkPainter(canvas, text).Draw(panels[i], plot, hasNames: hasSideLabels);
            if (hasSideLabels)
            {
                labels.Draw(panels[i], plot, right);
            }

            MarkerPainter.Draw(canvas, panels[i], plot);
        }

        return y;
    }

    private float DrawWords(Panel panel, float y)
    {
        foreach (string line in text.Wrap(panel.Heading.Split(' '), " ", right - left, Theme.HeadingSize, bold: true))
        {
            y += HeadingLine;
            text.Draw(line, left, y - (Theme.HeadingSize * 0.3f), Theme.HeadingSize, Theme.Ink, bold: true);
        }

        return hasSideLabels ? y : new KeyPainter(canvas, text).Draw(KeyOf(panel), left, right, y) + Gap;
    }

    private static KeyEntry[] KeyOf(Panel panel) =>
    [
        .. panel.Lines.Where(line => line.Label is not null).Select(EntryOf),
        .. panel.Marks.Select(mark => new KeyEntry(mark.Text, mark.Style)),
    ];

    private static KeyEntry EntryOf(Curve line) =>
        new(line.Value is null ? line.Label! : $"{line.Label}: {line.Value}", line.Style);
}
