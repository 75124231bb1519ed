// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws a whole picture from top to bottom: title, facts, note, key, panels, footer.</summary>
internal sealed class FigurePainter(SKCanvas canvas, ChartFonts fonts)
{
    private const float Right = Theme.Width - Theme.Margin;
    private const float TextWidth = Right - Theme.Margin;
    private const float SmallestTitle = 30;

    private readonly TextPainter _text = new(canvas, fonts);
    private float _y = Theme.Margin * 0.6f;

    /// <summary>Draws onto the canvas, which is <see cref="Theme.Width"/> × <see cref="Theme.Height"/>.</summary>
    public void Draw(Figure figure, Caption caption)
    {
        canvas.Clear(SKColors.White);
        DrawTitle(figure.Title);
        if (caption.Alarm is not null)
        {
            DrawText(caption.Alarm, Theme.TextSize, Theme.Alarm, bold: true);
        }

        foreach (string line in _text.Wrap(caption.Facts, " · ", TextWidth, Theme.TextSize))
        {
            DrawText(line, Theme.TextSize, Theme.Ink);
        }

        if (figure.Note is not null)
        {
            DrawText(figure.Note, Theme.TextSize, Theme.Muted);
        }

        DrawKey(figure.Key);
        float bottom = DrawFooter(caption);
        DrawPanels(figure.Panels, bottom);
    }

    private void DrawTitle(string title)
    {
        float size = Theme.TitleSize;
        while (size > SmallestTitle && _text.Measure(title, size, bold: true) > TextWidth)
        {
            size--;
        }

        DrawText(_text.Clip(title, TextWidth, size, bold: true), size, Theme.Ink, bold: true);
    }

    private void DrawText(string line, float size, Color color, bool bold = false)
    {
        _y += size * Theme.LineSpacing;
        _text.Draw(line, Theme.Margin, _y - (size * 0.3f), size, color, bold);
    }

    private void DrawKey(IReadOnlyList<KeyEntry> key)
    {
        foreach (KeyEntry entry in key)
        {
            _y += Theme.TextSize * Theme.LineSpacing;
            float baseline = _y - (Theme.TextSize * 0.3f);
            SamplePainter.Draw(canvas, entry.Style, Theme.Margin, baseline - (Theme.TextSize * 0.36f));
            float x = Theme.Margin + SamplePainter.Length + 14;
            _text.Draw(_text.Clip(entry.Text, Right - x, Theme.TextSize), x, baseline, Theme.TextSize, Theme.Ink);
        }
    }

    /// <returns>Where the panels have to end, px.</returns>
    private float DrawFooter(Caption caption)
    {
        IReadOnlyList<string> footer = [.. _text.Wrap(caption.Truth, " ", TextWidth, Theme.FooterSize), caption.Origin];
        float y = Theme.Height - (Theme.Margin * 0.5f);
        foreach (string line in footer.Reverse())
        {
            _text.Draw(_text.Clip(line, TextWidth, Theme.FooterSize), Theme.Margin, y, Theme.FooterSize, Theme.Muted);
            y -= Theme.FooterSize * Theme.LineSpacing;
        }

        return y;
    }

    // The data of all panels get the same height; only the lowest has room for the x axis' name.
    private void DrawPanels(IReadOnlyList<Panel> panels, float bottom)
    {
        const float Gap = 15;
        const float HeadingHeight = (Theme.HeadingSize * Theme.LineSpacing) + (2 * Gap);
        float words = (panels.Count * HeadingHeight)
            + ((panels.Count - 1) * Theme.TicksOnlyPadding)
            + Theme.BottomPadding;
        float dataHeight = (bottom - _y - words) / panels.Count;
        float ticksWidth = panels.SelectMany(panel => panel.Y.TickLabels).Max(label => _text.Measure(label, Theme.TickSize));
        var labels = new EndLabels(canvas, _text);
        var sides = new PixelPadding(Theme.LeftPadding + ticksWidth, labels.WidthFor(panels), 0, 0);
        for (int i = 0; i < panels.Count; i++)
        {
            bool isLowest = i == panels.Count - 1;
            _y += Gap;
            DrawText(panels[i].Heading, Theme.HeadingSize, Theme.Ink, bold: true);
            float top = _y + Gap;
            float end = top + dataHeight + (isLowest ? Theme.BottomPadding : Theme.TicksOnlyPadding);
            var area = new PixelRect(Theme.Margin, Right, end, top);
            using Plot plot = PanelPainter.Draw(canvas, panels[i], area, isLowest, sides);
            labels.Draw(panels[i], plot, Right);
            MarkerPainter.Draw(canvas, panels[i], plot);
            _y = end;
        }
    }
}
