// SPDX-License-Identifier: MIT

using Spectre.Console;

namespace Mp3.Experiments.Tables;

/// <summary>
/// A table for a terminal of any width: what doesn't fit is folded at blanks or left out, column by column, and that
/// is said. A number is never broken.
/// </summary>
internal static class FittedTable
{
    /// <summary>A blank on both sides of each column, and one between and beside them.</summary>
    private const int AroundColumn = 3;
    private const int Edge = 1;

    /// <param name="console">Where the table goes; its width counts.</param>
    /// <param name="columns">From left to right.</param>
    /// <param name="rows">A cell for each column, text without markup; none: an empty line.</param>
    /// <param name="title">What stands above the table; null: nothing.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<FittedColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, string? title = null)
    {
        Measured[] all = MeasuredOf(columns, rows);
        IReadOnlyList<Measured> shown = Shown(all, console.Profile.Width);
        int spare = console.Profile.Width - Least(shown);
        Table table = new Table().Border(TableBorder.Simple);
        if (title is not null)
        {
            table.Title(Markup.Escape(title), new Style(decoration: Decoration.Bold));
        }

        foreach (Measured column in shown)
        {
            int width = Math.Min(column.Most, column.Least + Math.Max(0, spare));
            spare -= width - column.Least;
            table.AddColumn(new TableColumn(Markup.Escape(column.Column.Heading))
            {
                Alignment = column.Column.IsNumber ? Justify.Right : Justify.Left,
                Width = width,
                NoWrap = !column.Column.Folds,
            });
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(shown.Select(column => new Text(row.Count > 0 ? row[column.Index] : "")));
        }

        console.Write(table);
        if (shown.Count < all.Length)
        {
            string missing = string.Join(", ", all.Except(shown).Select(column => column.Column.Heading));
            console.WriteLine($"no room for {missing}: a wider terminal shows more");
            console.WriteLine();
        }
    }

    /// <summary>Whether all columns have room without a broken word.</summary>
    /// <param name="width">Of the terminal, characters.</param>
    /// <param name="columns">From left to right.</param>
    /// <param name="rows">As for <see cref="Write"/>.</param>
    public static bool Fits(int width, IReadOnlyList<FittedColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows) => Least(MeasuredOf(columns, rows)) <= width;

    private static Measured[] MeasuredOf(IReadOnlyList<FittedColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows) =>
        [.. columns.Select((column, i) => Measured.Of(column, i, [.. rows.Where(row => row.Count > 0).Select(row => row[i])]))];

    private static List<Measured> Shown(Measured[] all, int width)
    {
        List<Measured> shown = [.. all];
        while (Least(shown) > width && shown.MaxBy(column => column.Column.Rank) is { Column.Rank: > 0 } least)
        {
            _ = shown.Remove(least);
        }

        return shown;
    }

    private static int Least(IReadOnlyList<Measured> columns) => columns.Sum(column => column.Least + AroundColumn) + Edge;

    /// <param name="Column">The column.</param>
    /// <param name="Index">Its place in a row.</param>
    /// <param name="Least">Width below which a word would break, characters.</param>
    /// <param name="Most">Width that it takes if there is room.</param>
    private sealed record Measured(FittedColumn Column, int Index, int Least, int Most)
    {
        public static Measured Of(FittedColumn column, int index, IReadOnlyList<string> cells)
        {
            string[] lines = [.. cells.Append(column.Heading).SelectMany(cell => cell.Split('\n'))];
            int most = lines.Max(line => line.Length);
            return new Measured(column, index, column.Folds ? lines.SelectMany(line => line.Split(' ')).Max(word => word.Length) : most, most);
        }
    }
}
