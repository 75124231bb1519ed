// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Import.Text;

/// <summary>What a column of a text file holds.</summary>
internal enum Column
{
    Time,
    Minor,
    Major,
    Cpu,
    Ignored,
}

/// <summary>What the columns of a text file hold, from left to right.</summary>
internal sealed class ColumnOrder
{
    private const int MostColumns = 12;

    private readonly Column[] _columns;

    private ColumnOrder(Column[] columns) => _columns = columns;

    /// <summary>The handout's order.</summary>
    public static ColumnOrder Handout { get; } = new([Column.Time, Column.Minor, Column.Major, Column.Cpu]);

    /// <summary>The order of Misik &amp; Hu's <c>struct sample</c>.</summary>
    public static ColumnOrder WriteUp { get; } = new([Column.Time, Column.Major, Column.Minor, Column.Cpu]);

    /// <summary>What so many columns may hold, the likeliest first; empty: too few, or far more than any monitor prints.</summary>
    public static ColumnOrder[] OfCount(int count) => count is < 3 or > MostColumns
        ? []
        : [.. new[] { Handout, WriteUp }.Select(order => new ColumnOrder(
            [.. order._columns.Take(count), .. Enumerable.Repeat(Column.Ignored, Math.Max(0, count - order.Count))]))];

    /// <summary>Number of columns.</summary>
    public int Count => _columns.Length;

    /// <summary>Where a column is, from 0; -1: there is none.</summary>
    public int this[Column column] => Array.IndexOf(_columns, column);

    /// <summary>Whether a column doesn't matter.</summary>
    public bool IsIgnored(int column) => _columns[column] == Column.Ignored;

    /// <summary>
    /// The order that names say, as a header or an option has them; null: a name is unknown or comes twice, or time
    /// or faults are missing. <c>-</c> is a column that doesn't matter.
    /// </summary>
    public static ColumnOrder? OfNames(IEnumerable<string> names)
    {
        Column?[] columns = [.. names.Select(OfName)];
        Column[] known = [.. columns.OfType<Column>()];
        Column[] used = [.. known.Where(column => column != Column.Ignored)];
        bool isWhole = known.Length == columns.Length
            && used.Distinct().Count() == used.Length
            && known.Contains(Column.Time)
            && known.Contains(Column.Minor)
            && known.Contains(Column.Major);
        return isWhole ? new ColumnOrder(known) : null;
    }

    /// <summary>It differs from the other only in which faults come first.</summary>
    public bool IsSwapOf(ColumnOrder other) =>
        Count == other.Count
        && (this[Column.Minor], this[Column.Major]) == (other[Column.Major], other[Column.Minor])
        && (this[Column.Time], this[Column.Cpu]) == (other[Column.Time], other[Column.Cpu]);

    /// <summary>As <see cref="OfNames"/> reads it, with commas.</summary>
    public override string ToString() =>
        string.Join(',', _columns.Select(column => column == Column.Ignored ? "-" : column.ToString().ToLowerInvariant()));

    private static Column? OfName(string name) => name.Trim().ToLowerInvariant() switch
    {
        "time" or "timestamp" or "jiffies" => Column.Time,
        "minor" or "minor_faults" or "minor_fault_count" or "min_flt" => Column.Minor,
        "major" or "major_faults" or "major_fault_count" or "maj_flt" => Column.Major,
        "cpu" or "cpu_utilization" or "utilization" => Column.Cpu,
        "-" => Column.Ignored,
        _ => null,
    };
}
