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
        canvas.Clear(Theme.Paper.ToSKColor());
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

        _y = new KeyPainter(canvas, _text).Draw(figure.Key, Theme.Margin, Right, _y);
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

    private void DrawPanels(IReadOnlyList<Panel> panels, float bottom)
    {
        float dataHeight = (bottom - _y - PanelStack.WordsHeight(panels.Count)) / panels.Count;
        new PanelStack(canvas, _text, Theme.Margin, Right, hasSideLabels: true).Draw(panels, _y, dataHeight);
    }
}
