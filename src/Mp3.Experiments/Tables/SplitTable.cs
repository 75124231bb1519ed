// SPDX-License-Identifier: MIT

using Spectre.Console;

namespace Mp3.Experiments.Tables;

/// <summary>
/// A table of which no column may be left out: those that a terminal has no room for go on in further tables, each of
/// which has the leading columns again.
/// </summary>
internal static class SplitTable
{
    /// <param name="console">Where the tables go; its width counts.</param>
    /// <param name="leading">Number of columns that every table begins with.</param>
    /// <param name="columns">From left to right; one more than <paramref name="leading"/> at least.</param>
    /// <param name="rows">A cell for each column, text without markup; none: an empty line.</param>
    public static void Write(IAnsiConsole console, int leading, IReadOnlyList<FittedColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int others = columns.Count - leading;
        int[][][] splits = [.. Enumerable.Range(1, others).Select(tables => Split(leading, others, tables))];
        int[][] chosen = splits.FirstOrDefault(split => split.All(part => FittedTable.Fits(
            console.Profile.Width, Of(part, columns), CellsOf(part, rows)))) ?? splits[^1];
        foreach (int[] part in chosen)
        {
            FittedTable.Write(console, Of(part, columns), CellsOf(part, rows));
        }
    }

    /// <summary>Indices of the columns of each table, about as many in each.</summary>
    private static int[][] Split(int leading, int others, int tables) =>
    [
        .. Enumerable.Range(leading, others).Chunk((others + tables - 1) / tables)
            .Select(part => (int[])[.. Enumerable.Range(0, leading), .. part]),
    ];

    private static FittedColumn[] Of(int[] part, IReadOnlyList<FittedColumn> columns) => [.. part.Select(i => columns[i])];

    private static string[][] CellsOf(int[] part, IReadOnlyList<IReadOnlyList<string>> rows) =>
        [.. rows.Select(row => row.Count == 0 ? (string[])[] : [.. part.Select(i => row[i])])];
}
