// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>
/// Draws tables one below the other, or, where they are too high for that, beside each other: the first column from the
/// left, numbers up to the right.
/// </summary>
internal sealed class TablePainter(SKCanvas canvas, TextPainter text)
{
    private const float Size = Theme.TextSize;
    private const float RowHeight = Size * 1.75f;
    private const float Gap = 44;
    private const float RuleWidth = 2;
    private const float LargestScale = 1.05f;

    // Of a table's heading, as multiples of its size.
    private const float AboveBaseline = 2;
    private const float BelowBaseline = 0.5f;

    /// <summary>Draws the tables below <paramref name="y"/>; as large as the width allows.</summary>
    /// <returns>Where they end, px.</returns>
    public float Draw(IReadOnlyList<FigureTable> tables, float left, float right, float y)
    {
        foreach (FigureTable table in tables)
        {
            y = DrawOne(table, left, right, y, 1, ScaleFor(table, right - left));
        }

        return y + Theme.HeadingSize;
    }

    /// <summary>Draws the tables between <paramref name="y"/> and <paramref name="bottom"/>, as large as there is room.</summary>
    public void Draw(IReadOnlyList<FigureTable> tables, float left, float right, float y, float bottom)
    {
        if (tables.Sum(table => HeightOf(table, 1, ScaleFor(table, right - left))) <= bottom - y)
        {
            _ = Draw(tables, left, right, y);
            return;
        }

        (int columns, float scale) = Enumerable.Range(1, tables.Count)
            .Select(count => (count, LargestIn(tables, count, right - left, bottom - y)))
            .MaxBy(layout => layout.Item2);
        float width = WidthOf(columns, right - left);
        foreach (FigureTable[] row in tables.Chunk(columns))
        {
            y = row.Select((table, i) =>
            {
                float x = left + (i * (width + Gap));
                return DrawOne(table, x, x + width, y, scale, scale);
            }).ToArray().Max();
        }
    }

    /// <summary>The scale at which so many tables fit beside each other.</summary>
    private float LargestIn(IReadOnlyList<FigureTable> tables, int columns, float width, float height)
    {
        float wide = tables.Min(table => ScaleFor(table, WidthOf(columns, width)));
        float high = height / tables.Chunk(columns).Sum(row => row.Max(table => HeightOf(table, 1, 1)));
        return Math.Min(1, Math.Min(wide, high));
    }

    private static float WidthOf(int columns, float width) => (width - (Gap * (columns - 1))) / columns;

    private static float HeightOf(FigureTable table, float headingScale, float scale) =>
        (headingScale * Theme.HeadingSize * (AboveBaseline + BelowBaseline)) + (scale * RowHeight * (table.Rows.Count + 1));

    private float ScaleFor(FigureTable table, float width) => Math.Min(LargestScale, width / NaturalWidth(WidthsOf(table)));

    private static float NaturalWidth(float[] widths) => widths.Sum() + (Gap * (widths.Length - 1));

    private float[] WidthsOf(FigureTable table) => [.. table.Columns.Select((column, i) => WidthOf(table, column, i))];

    private float DrawOne(FigureTable table, float left, float right, float y, float headingScale, float scale)
    {
        float size = Theme.HeadingSize * headingScale;
        y += size * AboveBaseline;
        text.Draw(text.Clip(table.Heading, right - left, size, bold: true), left, y, size, Theme.Ink, bold: true);
        y += size * BelowBaseline;
        float[] widths = WidthsOf(table);
        float end = left + (scale * NaturalWidth(widths));
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
