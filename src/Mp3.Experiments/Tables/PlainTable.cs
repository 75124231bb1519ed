// SPDX-License-Identifier: MIT

using System.Text;

namespace Mp3.Experiments.Tables;

/// <summary>
/// A table too long to be looked at as a whole: a line each row, as wide as its cells, whatever the terminal.
/// <see cref="FittedTable"/> lays out a few rows well, and takes minutes for 100,000.
/// </summary>
internal static class PlainTable
{
    private const string Between = "  ";

    /// <param name="output">Where the table goes.</param>
    /// <param name="columns">From left to right.</param>
    /// <param name="rows">A cell for each column.</param>
    public static void Write(TextWriter output, IReadOnlyList<FittedColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. columns.Select((column, i) => rows.Max(row => row[i].Length) is var most && most > column.Heading.Length ? most : column.Heading.Length)];
        var text = new StringBuilder();
        foreach (IReadOnlyList<string> row in rows.Prepend([.. columns.Select(column => column.Heading)]))
        {
            for (int i = 0; i < widths.Length; i++)
            {
                text.Append(Between).Append(columns[i].IsNumber ? row[i].PadLeft(widths[i]) : row[i].PadRight(widths[i]));
            }

            while (text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n');
        }

        output.Write(text);
    }
}
