// SPDX-License-Identifier: MIT

using System.Globalization;
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
/// <param name="Empty">Slots that were never written, since the one before.</param>
internal sealed record Trailer(int Line, string Said, int Found, int Empty)
{
    /// <summary>It counts the usable lines, or all slots.</summary>
    public bool IsRight => decimal.TryParse(Said, NumberStyles.None, CultureInfo.InvariantCulture, out decimal said)
        && (said == Found || said == Found + Empty);
}

/// <summary>The lines of a text file: numbers, between them spaces, tabs or commas.</summary>
/// <param name="Header">Names of the columns, if a line before the first numbers has them.</param>
/// <param name="Rows">Lines of numbers, in the order of the file.</param>
/// <param name="Broken">Lines that were to be numbers.</param>
/// <param name="Trailers">Lines that say how many there are.</param>
/// <param name="EmptySlots">Lines of slots that were never written.</param>
/// <param name="Fields">The most frequent number of fields in a line that isn't empty; 0: there is none.</param>
internal sealed partial record TextTable(
    ColumnOrder? Header,
    IReadOnlyList<TextRow> Rows,
    IReadOnlyList<BrokenLine> Broken,
    IReadOnlyList<Trailer> Trailers,
    IReadOnlyList<int> EmptySlots,
    int Fields)
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
        List<int> empty = [];
        List<int> fieldCounts = [];
        int counted = 0;
        int countedEmpty = 0;
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
                trailers.Add(new Trailer(line, closing.Groups["count"].Value, rows.Count - counted, empty.Count - countedEmpty));
                (counted, countedEmpty) = (rows.Count, empty.Count);
            }
            else if (fields.Length > 0 && fields[0][0] != '#')
            {
                fieldCounts.Add(fields.Length);
                ColumnOrder order = said ?? header ?? ColumnOrder.Handout;
                if (Number.IsEmptySlot(fields, order))
                {
                    empty.Add(line);
                    continue;
                }

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

        int usual = fieldCounts.CountBy(count => count).OrderByDescending(count => count.Value).FirstOrDefault().Key;
        return new TextTable(header, rows, broken, trailers, empty, usual);
    }

    /// <summary>All numbers of one column.</summary>
    public decimal[] ValuesOf(int column) => [.. Rows.Select(row => row.Values[column])];

    [GeneratedRegex(@"^\s*read\s+(?<count>\d+)\s+profiled\s+data\.?\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, TimeoutMs)]
    private static partial Regex Closing();
}
