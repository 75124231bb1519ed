// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results.Columns;

/// <summary>What the numbers of a column are.</summary>
public enum Unit
{
    /// <summary>A count.</summary>
    Count,

    /// <summary>Nanoseconds.</summary>
    Nanoseconds,

    /// <summary>Microseconds.</summary>
    Microseconds,

    /// <summary>KiB.</summary>
    Kibibytes,
}

/// <summary>How the numbers of several rows become one.</summary>
public enum Total
{
    /// <summary>They are added up.</summary>
    Sum,

    /// <summary>The largest stands for all: of levels, which say how much there is and not what came to it.</summary>
    Largest,
}

/// <summary>
/// A column of numbers, declared once: rows keep their values by it, and files, tables and metrics name them by it, so
/// that no two of them can be taken for each other. It is equal to itself alone.
/// </summary>
/// <param name="name">In CSV files, with its unit where it is no count: <c>major_faults</c>, <c>user_ns</c>.</param>
/// <param name="unit">Of the numbers.</param>
/// <param name="total">How those of several rows become one.</param>
/// <param name="words">In tables: <c>major faults</c>.</param>
public class Column(string name, Unit unit, Total total, string words)
{
    public string Name => name;

    public Unit Unit => unit;

    public Total Total => total;

    public string Words => words;

    /// <summary>One number for those of several rows; 0: there are none.</summary>
    public long TotalOf(IEnumerable<long> values) => total == Total.Sum ? values.Sum() : values.DefaultIfEmpty().Max();
}
