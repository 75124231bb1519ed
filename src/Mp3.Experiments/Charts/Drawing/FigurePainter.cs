// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws a whole picture from top to bottom: title, facts, note, key, colour bar, panels or tables, footer.</summary>
internal sealed class FigurePainter(SKCanvas canvas, ChartFonts fonts, PictureLayout layout)
{
    private const float Right = Theme.Width - Theme.Margin;
    private const float TextWidth = Right - Theme.Margin;
    private const float SmallestTitle = 30;
    private const string Separator = " · ";

    private readonly TextPainter _text = new(canvas, fonts, layout);
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

        foreach (string line in _text.Wrap(caption.Facts, Separator, TextWidth, Theme.TextSize))
        {
            DrawText(line, Theme.TextSize, Theme.Ink);
        }

        foreach (string line in figure.Note is null ? [] : _text.Wrap(figure.Note.Split(' '), " ", TextWidth, Theme.TextSize))
        {
            DrawText(line, Theme.TextSize, Theme.Muted);
        }

        _y = new KeyPainter(canvas, _text).DrawInRows(figure.Key, Theme.Margin, Right, _y);
        _y = new ColorBarPainter(canvas, _text).Draw(figure.Colors, Theme.Margin, Right, _y);
        float bottom = DrawFooter(caption);
        if (figure.Tables.Count > 0)
        {
            new TablePainter(canvas, _text).Draw(figure.Tables, Theme.Margin, Right, _y, bottom);
        }
        else
        {
            DrawPanels(figure, bottom);
        }
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
        IReadOnlyList<string> footer =
        [
            .. _text.Wrap(caption.Truth, " ", TextWidth, Theme.FooterSize),
            .. _text.Wrap(caption.Origin.Split(Separator), Separator, TextWidth, Theme.FooterSize),
        ];
        float y = Theme.Height - (Theme.Margin * 0.5f);
        foreach (string line in footer.Reverse())
        {
            _text.Draw(_text.Clip(line, TextWidth, Theme.FooterSize), Theme.Margin, y, Theme.FooterSize, Theme.Muted);
            y -= Theme.FooterSize * Theme.LineSpacing;
        }

        return y;
    }

    private void DrawPanels(Figure figure, float bottom)
    {
        var stack = new PanelStack(canvas, _text, Theme.Margin, Right, hasSideLabels: true, figure.IsDense);
        int rows = (figure.Panels.Count + figure.Columns - 1) / figure.Columns;
        float dataHeight = (bottom - _y - stack.WordsHeight(figure.Panels, figure.Columns)) / rows;
        stack.Draw(figure.Panels, figure.Columns, _y, dataHeight);
    }
}
