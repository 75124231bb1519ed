// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import.Text;

/// <summary>What a column of a text file holds.</summary>
internal enum TextColumn
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

    private readonly TextColumn[] _columns;

    private ColumnOrder(TextColumn[] columns) => _columns = columns;

    /// <summary>The handout's order.</summary>
    public static ColumnOrder Handout { get; } = new([TextColumn.Time, TextColumn.Minor, TextColumn.Major, TextColumn.Cpu]);

    /// <summary>The order of Misik &amp; Hu's <c>struct sample</c>.</summary>
    public static ColumnOrder MisikHu { get; } = new([TextColumn.Time, TextColumn.Major, TextColumn.Minor, TextColumn.Cpu]);

    /// <summary>What so many columns may hold, the likeliest first; empty: too few, or far more than any monitor prints.</summary>
    public static ColumnOrder[] OfCount(int count) => count is < 3 or > MostColumns
        ? []
        : [.. new[] { Handout, MisikHu }.Select(order => new ColumnOrder(
            [.. order._columns.Take(count), .. Enumerable.Repeat(TextColumn.Ignored, Math.Max(0, count - order.Count))]))];

    /// <summary>Number of columns.</summary>
    public int Count => _columns.Length;

    /// <summary>Where a column is, from 0; -1: there is none.</summary>
    public int this[TextColumn column] => Array.IndexOf(_columns, column);

    /// <summary>Whether a column doesn't matter.</summary>
    public bool IsIgnored(int column) => _columns[column] == TextColumn.Ignored;

    /// <summary>
    /// The order that names say, as a header or an option has them; null: a name is unknown or comes twice, or time
    /// or faults are missing. <c>-</c> is a column that doesn't matter.
    /// </summary>
    public static ColumnOrder? OfNames(IEnumerable<string> names)
    {
        TextColumn?[] columns = [.. names.Select(OfName)];
        TextColumn[] known = [.. columns.OfType<TextColumn>()];
        TextColumn[] used = [.. known.Where(column => column != TextColumn.Ignored)];
        bool isWhole = known.Length == columns.Length
            && used.Distinct().Count() == used.Length
            && known.Contains(TextColumn.Time)
            && known.Contains(TextColumn.Minor)
            && known.Contains(TextColumn.Major);
        return isWhole ? new ColumnOrder(known) : null;
    }

    /// <summary>It differs from the other only in which faults come first.</summary>
    public bool IsSwapOf(ColumnOrder other) =>
        Count == other.Count
        && (this[TextColumn.Minor], this[TextColumn.Major]) == (other[TextColumn.Major], other[TextColumn.Minor])
        && (this[TextColumn.Time], this[TextColumn.Cpu]) == (other[TextColumn.Time], other[TextColumn.Cpu]);

    /// <summary>As <see cref="OfNames"/> reads it, with commas.</summary>
    public override string ToString() =>
        string.Join(',', _columns.Select(column => column == TextColumn.Ignored ? "-" : column.ToString().ToLowerInvariant()));

    private static TextColumn? OfName(string name) => name.Trim().ToLowerInvariant() switch
    {
        "time" or "timestamp" or "jiffies" => TextColumn.Time,
        "minor" or "minor_faults" or "minor_fault_count" or "min_flt" => TextColumn.Minor,
        "major" or "major_faults" or "major_fault_count" or "maj_flt" => TextColumn.Major,
        "cpu" or "cpu_utilization" or "utilization" => TextColumn.Cpu,
        "-" => TextColumn.Ignored,
        _ => null,
    };
}
