// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import.Text;

/// <summary>The lines of a table by rising time, each sample once.</summary>
/// <param name="Times">Rising.</param>
/// <param name="Rows">Their lines.</param>
/// <param name="Repeated">Lines that were left out because the one before is equal.</param>
internal sealed record OrderedTable(IReadOnlyList<decimal> Times, IReadOnlyList<TextRow> Rows, int Repeated)
{
    public static OrderedTable Of(TextTable table, TimeLine line)
    {
        List<decimal> times = [];
        List<TextRow> rows = [];
        foreach ((int i, int place) in line.Order.Index())
        {
            TextRow row = table.Rows[place];
            if (rows.Count == 0 || !row.Values.SequenceEqual(rows[^1].Values))
            {
                times.Add(line.Times[i]);
                rows.Add(row);
            }
        }

        return new OrderedTable(times, rows, line.Order.Length - rows.Count);
    }

    /// <summary>All numbers of one column.</summary>
    public decimal[] this[int column] => [.. Rows.Select(row => row.Values[column])];
}
