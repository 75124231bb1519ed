// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Import.Text;

/// <summary>Reads the numbers of one line.</summary>
internal static class Number
{
    /// <summary>More faults than any process can have: a fault takes some 100 ns.</summary>
    private const decimal MostFaults = 10_000_000_000_000;

    private const decimal LargestLong = 18_446_744_073_709_551_615;
    private const int LongestExcerpt = 24;

    /// <summary>What a slot of the course's ring prints that was never written: -1 in each field.</summary>
    private static readonly string[] Empty = ["-1", "4294967295", "18446744073709551615"];

    /// <summary>
    /// A slot of the ring that was never written: -1 in each field, or 0 in a ring that was cleared with zeros. No
    /// sample is all zeros, for its time is above 0.
    /// </summary>
    public static bool IsEmptySlot(string[] fields, ColumnOrder order)
    {
        string[] used = fields.Length == order.Count ? [.. fields.Where((_, i) => !order.IsIgnored(i))] : [];
        return used.Length > 0 && (Array.TrueForAll(used, field => Empty.Contains(field)) || Array.TrueForAll(used, IsZero));
    }

    /// <summary>Whole numbers from 0; CPU may have a fraction.</summary>
    /// <returns>Why the line can't be used; null: it can.</returns>
    public static string? Read(string[] fields, ColumnOrder order, out decimal[] values)
    {
        values = [];
        if (fields.Length != order.Count)
        {
            return $"{fields.Length} {(fields.Length == 1 ? "field" : "fields")}, not {order.Count}: '{Excerpt(string.Join(' ', fields))}'";
        }

        decimal[] numbers = new decimal[fields.Length];
        for (int i = 0; i < fields.Length; i++)
        {
            if (ReadOne(fields[i], i, order, out numbers[i]) is { } reason)
            {
                return reason;
            }
        }

        values = numbers;
        return null;
    }

    private static bool IsZero(string field) =>
        decimal.TryParse(field, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number == 0;

    private static string? ReadOne(string field, int column, ColumnOrder order, out decimal number)
    {
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        number = 0;
        if (order.IsIgnored(column))
        {
            return null;
        }

        if (!decimal.TryParse(field, Style, CultureInfo.InvariantCulture, out number))
        {
            return $"'{Excerpt(field)}' is no number";
        }

        if (number < 0)
        {
            return $"'{Excerpt(field)}' is less than 0";
        }

        if (column != order[TextColumn.Cpu] && number != decimal.Truncate(number))
        {
            return $"'{Excerpt(field)}' is no whole number";
        }

        bool isFaults = column == order[TextColumn.Minor] || column == order[TextColumn.Major];
        return number > (isFaults ? MostFaults : LargestLong) ? $"'{Excerpt(field)}' is too large" : null;
    }

    private static string Excerpt(string text)
    {
        string shown = new([.. text.Take(LongestExcerpt).Select(c => char.IsControl(c) ? '?' : c)]);
        return text.Length > LongestExcerpt ? shown + "…" : shown;
    }
}
