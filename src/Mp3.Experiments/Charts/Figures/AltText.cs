// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Figures;

/// <summary>A figure in words, for those who don't see it.</summary>
public static class AltText
{
    /// <summary>Title, what there is to see, then for each table its numbers, for each panel its axes, what stands beside each named line or where it ends, the ends of a heat map, and the marked places.</summary>
    public static string Of(Figure figure) =>
        string.Join(" ",
        [
            $"{figure.Title}.",
            .. figure.Finding is null ? (string[])[] : [figure.Finding],
            .. figure.Panels.Select(OfPanel),
            .. figure.Tables.Select(OfTable),
        ]);

    private static string OfTable(FigureTable table) =>
        $"{table.Heading}: {string.Join("; ", table.Rows.Select(row => $"{row[0].Trim()}: {string.Join(", ", CellsOf(table, row))}"))}.";

    // A column that is alone needs no name.
    private static IEnumerable<string> CellsOf(FigureTable table, IReadOnlyList<string> row) =>
        table.Columns.Count == 2 ? [row[1]] : row.Skip(1).Zip(table.Columns.Skip(1), (cell, column) => $"{column} {cell}");

    private static string OfPanel(Panel panel)
    {
        IEnumerable<string> parts =
        [
            $"{panel.Y.Label} over {panel.X.Label}",
            .. panel.Lines.Where(line => line.Label is not null).Select(line => OfLine(line, panel.Y)),
            .. TilesOf(panel),
            .. panel.Marks.Select(mark => $"marked: {mark.Text}"),
        ];
        return $"{panel.Heading}: {string.Join("; ", parts)}.";
    }

    private static string OfLine(Curve line, AxisScale y)
    {
        double greatest = line.Points.Max(point => point.Y);
        string end = line.Value is null ? $"{line.Label} ends at {y.TextOf(line.Points[^1].Y)}" : $"{line.Label}: {line.Value}";
        return greatest > line.Points[^1].Y ? $"{end}, at most {y.TextOf(greatest)}" : end;
    }

    private static IEnumerable<string> TilesOf(Panel panel)
    {
        Tile[] known = [.. panel.Tiles.Where(tile => tile.Level is not null)];
        if (known.Length > 0)
        {
            yield return $"least {TileOf(panel, known.MinBy(tile => tile.Level)!)}";
            yield return $"greatest {TileOf(panel, known.MaxBy(tile => tile.Level)!)}";
        }

        if (known.Length < panel.Tiles.Count)
        {
            yield return $"hatched: {panel.Tiles.Count - known.Length} of {panel.Tiles.Count}";
        }
    }

    private static string TileOf(Panel panel, Tile tile) =>
        $"{tile.Texts[0]} at {panel.X.Label} {panel.X.TickLabels.ElementAt(tile.X)}, {panel.Y.Label} {panel.Y.TickLabels.ElementAt(tile.Y)}";
}
