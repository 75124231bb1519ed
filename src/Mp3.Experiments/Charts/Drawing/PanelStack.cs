// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using ScottPlot;
using SkiaSharp;

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>
/// Draws a figure's panels in rows. The data of all panels get the same width and height; only the lowest row has
/// room for the x axis' name, only the leftmost column for the y axis' numbers.
/// </summary>
/// <param name="canvas">What is drawn on.</param>
/// <param name="text">Draws on the same canvas.</param>
/// <param name="left">Where headings begin, px.</param>
/// <param name="right">Where labels end, px.</param>
/// <param name="hasSideLabels">Lines and marks are named beside themselves; else in a key above the data.</param>
/// <param name="isDense">Only the lowest row has numbers on its x axis.</param>
internal sealed class PanelStack(SKCanvas canvas, TextPainter text, float left, float right, bool hasSideLabels, bool isDense)
{
    private const float Gap = 15;
    private const float HeadingLine = Theme.HeadingSize * Theme.LineSpacing;

    private readonly MarkPainter _marks = new(canvas, text);
    private readonly EndLabels _labels = new(canvas, text);
    private readonly TilePainter _tiles = new(canvas, text);

    /// <summary>Height of all but the data, px.</summary>
    /// <param name="panels">At least one.</param>
    /// <param name="columns">Panels in a row.</param>
    public float WordsHeight(IReadOnlyList<Panel> panels, int columns)
    {
        Grid grid = GridOf(panels, columns);
        Panel[][] rows = [.. panels.Chunk(columns)];
        return rows.Sum(row => grid.WordsOf(row)) + ((rows.Length - 1) * Between) + Theme.BottomPadding;
    }

    /// <summary>Draws the panels below <paramref name="y"/>.</summary>
    /// <param name="panels">At least one.</param>
    /// <param name="columns">Panels in a row.</param>
    /// <param name="y">px.</param>
    /// <param name="dataHeight">Height of one panel's data, px.</param>
    /// <returns>Where they end, px.</returns>
    public float Draw(IReadOnlyList<Panel> panels, int columns, float y, float dataHeight)
    {
        Grid grid = GridOf(panels, columns);
        Panel[][] rows = [.. panels.Chunk(columns)];
        for (int row = 0; row < rows.Length; row++)
        {
            float top = y + grid.WordsOf(rows[row]);
            float below = row == rows.Length - 1 ? Theme.BottomPadding : Between;
            for (int column = 0; column < rows[row].Length; column++)
            {
                float x = grid.LeftOf(column);
                DrawWords(rows[row][column], y + Gap, columns == 1 ? left : x, grid);
                DrawPanel(new PlacedPanel(rows[row][column], new SKRect(x, top, x + grid.Width, top + dataHeight)), grid, column, below);
            }

            y = top + dataHeight + below;
        }

        return y;
    }

    private float Between => isDense ? Theme.DensePadding : Theme.TicksOnlyPadding;

    private Grid GridOf(IReadOnlyList<Panel> panels, int columns)
    {
        float ticksWidth = panels.SelectMany(panel => panel.Y.TickLabels).Max(label => text.Measure(label, Theme.TickSize));
        float before = Theme.LeftPadding + ticksWidth;
        float after = hasSideLabels && columns == 1 ? _labels.WidthFor(panels) : Theme.RightPadding;
        float overhang = Overhang(panels[0], (right - left - before - after) / columns);
        float gap = Math.Max(Theme.ColumnGap, Math.Max((2 * overhang) + Gap, LabelsBetween(panels[0], (right - left - before - after) / columns)));
        float width = (right - left - before - Math.Max(after, overhang) - ((columns - 1) * gap)) / columns;
        return new Grid(columns, left + before, width, gap, HeightOf);

        float HeightOf(Panel panel) => Gap
            + (HeadingLines(panel, columns == 1 ? right - left : width).Count * HeadingLine)
            + (HasNames(columns) ? MarkPainter.HeightFor(panel) : KeyHeight(panel, columns))
            + Gap;
    }

    // Names of tiles may be wider than these.
    private float Overhang(Panel panel, float width) => panel.Tiles.Count == 0
        ? 0
        : Math.Max(0, (panel.X.TickLabels.Max(label => text.Measure(label, Theme.TickSize)) - (width / panel.X.Ticks.Count)) / 2);

    // The last label of a panel's x and the first one of the next.
    private float LabelsBetween(Panel panel, float width)
    {
        AxisScale x = panel.X;
        float last = (text.Measure(x.TickLabels.Last(), Theme.TickSize) / 2) - (float)((x.Max - x.Ticks[^1]) / (x.Max - x.Min) * width);
        float first = (text.Measure(x.TickLabels.First(), Theme.TickSize) / 2) - (float)((x.Ticks[0] - x.Min) / (x.Max - x.Min) * width);
        return Math.Max(0, last) + Math.Max(0, first) + (2 * Gap);
    }

    private bool HasNames(int columns) => hasSideLabels && columns == 1;

    // In several columns the figure's own key has the names.
    private static float KeyHeight(Panel panel, int columns) =>
        columns > 1 || KeyOf(panel).Length == 0 ? 0 : (KeyOf(panel).Length * Theme.TextSize * Theme.LineSpacing) + Gap;

    private void DrawPanel(PlacedPanel placed, Grid grid, int column, float below)
    {
        SKRect data = placed.Data;
        string[] xLabels = TickLabels.Fitting(placed.Panel.X, data.Width, label => text.Measure(label, Theme.TickSize));
        float before = column == 0 ? data.Left - left : Theme.ColumnGap / 2;
        float after = Theme.ColumnGap / 2;
        ShadePainter.Draw(canvas, placed);
        PanelPainter.Draw(
            canvas,
            placed.Panel,
            new PixelRect(data.Left - before, data.Right + after, data.Bottom + below, data.Top),
            new PixelPadding(before, after, below, 0),
            below == Theme.DensePadding ? [.. xLabels.Select(_ => "")] : xLabels,
            column == 0 ? YLabels(placed) : [.. placed.Panel.Y.TickLabels.Select(_ => "")],
            hasXName: below == Theme.BottomPadding,
            hasYName: column == 0);
        CellPainter.Draw(canvas, placed);
        _tiles.Draw(placed);
        GapPainter.Draw(canvas, placed);
        _marks.Draw(placed, left, HasNames(grid.Columns));
        if (HasNames(grid.Columns))
        {
            _labels.Draw(placed, right);
        }

        MarkerPainter.Draw(canvas, placed);
        text.Layout.Add(placed);
    }

    // Rows of tiles may be lower than their names are high.
    private static string[] YLabels(PlacedPanel placed) => placed.Panel.Tiles.Count == 0
        ? [.. placed.Panel.Y.TickLabels]
        : TickLabels.Fitting(placed.Panel.Y, placed.Data.Height, _ => Theme.TickSize / 2);

    private IReadOnlyList<string> HeadingLines(Panel panel, float width) =>
        text.Wrap(panel.Heading.Split(' '), " ", width, Theme.HeadingSize, bold: true);

    private void DrawWords(Panel panel, float y, float x, Grid grid)
    {
        foreach (string line in HeadingLines(panel, grid.Columns == 1 ? right - left : grid.Width))
        {
            y += HeadingLine;
            text.Draw(line, x, y - (Theme.HeadingSize * 0.3f), Theme.HeadingSize, Theme.Ink, bold: true);
        }

        if (!hasSideLabels && grid.Columns == 1)
        {
            new KeyPainter(canvas, text).Draw(KeyOf(panel), x, right, y);
        }
    }

    private static KeyEntry[] KeyOf(Panel panel) =>
    [
        .. panel.Lines.Where(line => line.Label is not null && !line.IsNamedByAxis).Select(EntryOf),
        .. panel.Marks.Select(mark => new KeyEntry(mark.Text, mark.Style)),
    ];

    private static KeyEntry EntryOf(Curve line) =>
        new(line.Value is null ? line.Label! : $"{line.Label}: {line.Value}", line.Style);

    /// <summary>Where the panels' data lie from left to right.</summary>
    /// <param name="Columns">Panels in a row.</param>
    /// <param name="Left">Where the first column's data begin, px.</param>
    /// <param name="Width">Of one panel's data, px.</param>
    /// <param name="Gap">Between the data of two columns, px.</param>
    /// <param name="WordsHeight">Height of what stands above a panel's data, px.</param>
    private sealed record Grid(int Columns, float Left, float Width, float Gap, Func<Panel, float> WordsHeight)
    {
        public float LeftOf(int column) => Left + (column * (Width + Gap));

        public float WordsOf(Panel[] row) => row.Max(WordsHeight);
    }
}
