// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;

namespace Mp3.Experiments.Import.Text;

/// <summary>A line of numbers.</summary>
internal sealed record TextRow(int Line, IReadOnlyList<decimal> Values);

/// <summary>A line that can't be used.</summary>
internal sealed record BrokenLine(int Line, string Reason);

/// <summary>A line <c>read N profiled data</c>.</summary>
/// <param name="Line">Its number.</param>
/// <param name="Said">N.</param>
/// <param name="Found">Usable lines since the one before.</param>
internal sealed record Trailer(int Line, string Said, int Found);

/// <summary>The lines of a text file: numbers, between them spaces, tabs or commas.</summary>
/// <param name="Header">Names of the columns, if a line before the first numbers has them.</param>
/// <param name="Rows">Lines of numbers, in the order of the file.</param>
/// <param name="Broken">Lines that were to be numbers.</param>
/// <param name="Trailers">Lines that say how many there are.</param>
internal sealed partial record TextTable(
    ColumnOrder? Header, IReadOnlyList<TextRow> Rows, IReadOnlyList<BrokenLine> Broken, IReadOnlyList<Trailer> Trailers)
{
    private const int TimeoutMs = 1000;

    /// <summary>Sorts the lines; empty ones and those that begin with <c>#</c> are none.</summary>
    /// <param name="lines">The file.</param>
    /// <param name="said">Its columns, if the user said them; else a header or the number of four decides.</param>
    public static TextTable Parse(IEnumerable<string> lines, ColumnOrder? said)
    {
        ColumnOrder? header = null;
        List<TextRow> rows = [];
        List<BrokenLine> broken = [];
        List<Trailer> trailers = [];
        int counted = 0;
        foreach ((int i, string text) in lines.Index())
        {
            int line = i + 1;
            string[] fields = text.Split([' ', '\t', ',', '\0'], StringSplitOptions.RemoveEmptyEntries);
            if (rows.Count == 0 && header is null && ColumnOrder.OfNames(fields.SkipWhile(field => field == "#").Select(field => field.TrimStart('#'))) is { } names)
            {
                header = names;
            }
            else if (Closing().Match(text) is { Success: true } closing)
            {
                trailers.Add(new Trailer(line, closing.Groups["count"].Value, rows.Count - counted));
                counted = rows.Count;
            }
            else if (fields.Length > 0 && fields[0][0] != '#')
            {
                ColumnOrder order = said ?? header ?? ColumnOrder.Handout;
                string? reason = Number.Read(fields, order, out decimal[] values);
                if (reason is null)
                {
                    rows.Add(new TextRow(line, values));
                }
                else
                {
                    broken.Add(new BrokenLine(line, reason));
                }
            }
        }

        return new TextTable(header, rows, broken, trailers);
    }

    /// <summary>All numbers of one column.</summary>
    public decimal[] ValuesOf(int column) => [.. Rows.Select(row => row.Values[column])];

    [GeneratedRegex(@"^\s*read\s+(?<count>\d+)\s+profiled\s+data\.?\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, TimeoutMs)]
    private static partial Regex Closing();
}
