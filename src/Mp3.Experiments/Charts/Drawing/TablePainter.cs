// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws tables one below the other: the first column from the left, numbers up to the right.</summary>
internal sealed class TablePainter(SKCanvas canvas, TextPainter text)
{
    private const float Size = Theme.TextSize;
    private const float RowHeight = Size * 1.75f;
    private const float Gap = 44;
    private const float RuleWidth = 2;
    private const float LargestScale = 1.05f;

    /// <summary>Draws the tables below <paramref name="y"/>; as large as the width allows.</summary>
    /// <returns>Where they end, px.</returns>
    public float Draw(IReadOnlyList<FigureTable> tables, float left, float right, float y)
    {
        foreach (FigureTable table in tables)
        {
            y += Theme.HeadingSize * 2;
            text.Draw(text.Clip(table.Heading, right - left, Theme.HeadingSize, bold: true), left, y, Theme.HeadingSize, Theme.Ink, bold: true);
            y = DrawOne(table, left, right, y + (Theme.HeadingSize * 0.5f));
        }

        return y + Theme.HeadingSize;
    }

    private float DrawOne(FigureTable table, float left, float right, float y)
    {
        float[] widths = [.. table.Columns.Select((column, i) => WidthOf(table, column, i))];
        float scale = Math.Min(LargestScale, (right - left) / (widths.Sum() + (Gap * (widths.Length - 1))));
        float end = left + (scale * (widths.Sum() + (Gap * (widths.Length - 1))));
        y = DrawRow(table.Columns, widths, left, y, scale, bold: true);
        Rule(left, end, y);
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            y = DrawRow(row, widths, left, y, scale, bold: false);
        }

        return y;
    }

    private float WidthOf(FigureTable table, string column, int i) =>
        table.Rows.Select(row => text.Measure(row[i], Size)).Append(text.Measure(column, Size, bold: true)).Max();

    private float DrawRow(IReadOnlyList<string> cells, float[] widths, float left, float y, float scale, bool bold)
    {
        y += RowHeight * scale;
        float x = left;
        for (int i = 0; i < cells.Count; i++)
        {
            float start = i == 0 ? x : x + (scale * widths[i]) - text.Measure(cells[i], Size * scale, bold);
            text.Draw(cells[i], start, y - (RowHeight * scale * 0.35f), Size * scale, Theme.Ink, bold);
            x += scale * (widths[i] + Gap);
        }

        return y;
    }

    private void Rule(float left, float right, float y)
    {
        using var paint = new SKPaint { Color = Theme.Frame.ToSKColor() };
        canvas.DrawRect(new SKRect(left, y - RuleWidth, right, y), paint);
    }
}
