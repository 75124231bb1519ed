// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import.Text;

/// <summary>Finds the column that holds the time.</summary>
internal static class TimeRule
{
    /// <summary>
    /// Both orders that circulate begin with the time. So it is the first column if that rises by steady steps, or if
    /// it rises and no other one does.
    /// </summary>
    /// <exception cref="UndecidedException">The data don't decide.</exception>
    public static Finding<int> Find(TextTable table, SourceFile file)
    {
        TimeLine[] lines = [.. Enumerable.Range(0, ColumnOrder.Handout.Count).Select(i => TimeLine.Of(table.ValuesOf(i)))];
        int[] rising = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].Rises)];
        if (lines[0].Rises && lines[0].IsSteady)
        {
            return new Finding<int>(0, $"column 1 is the time, it rises by steady steps (usually {Steps.Usual(lines[0].Times)})");
        }

        if (rising is [0])
        {
            return new Finding<int>(0, "column 1 is the time, no other one rises all the way");
        }

        string found = rising.Length switch
        {
            0 => $"no column rises all the way as time does; if one of them is the time all the same, name it with {ImportOptions.ColumnsName}",
            1 => $"column {rising[0] + 1} rises as time does, but no order that is known has the time there",
            _ => $"columns {string.Join(" and ", rising.Select(i => i + 1))} rise, but the first not by steady steps",
        };
        // Read anew from a ring again and again, say: out of order, but steady once it is sorted.
        int? time = rising is [int first, ..] ? first : lines[0] is { IsSteady: true, HasFewEqual: true } ? 0 : null;
        throw new UndecidedException($"{file.Path}: {found}", time is { } column ? OrdersWithTimeAt(column) : []);
    }

    private static ImportOptions[] OrdersWithTimeAt(int column) =>
    [
        .. ((string[][])[["minor", "major", "cpu"], ["major", "minor", "cpu"]]).Select(others =>
            ImportOptions.None with { Columns = ColumnOrder.OfNames([.. others[..column], "time", .. others[column..]]) }),
    ];
}
