// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>One number of a condition that is compared.</summary>
/// <param name="Name">As in tables.</param>
/// <param name="Format">Of a value.</param>
/// <param name="Of">The value.</param>
public sealed record Metric(string Name, string Format, Func<Observation, double> Of)
{
    /// <summary>Stands behind a value; empty: it is a count.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The name in the middle of a sentence.</summary>
    public string Words { get; init; } = Name;

    /// <summary>Whether it is worth its place in a table of 80 columns.</summary>
    public bool IsLeading { get; init; } = true;

    /// <summary>The name of its column in a CSV file: <c>time_s</c>, <c>cpu_percent</c>, <c>faults_per_s</c>.</summary>
    public string ColumnName => Name.ToLowerInvariant()
        .Replace("%", "percent", StringComparison.Ordinal)
        .Replace("/", "_per_", StringComparison.Ordinal)
        .Replace(' ', '_');

    /// <summary>A value in words.</summary>
    public string Text(double value) => value.ToString(Format);

    /// <summary>A value in words, with its unit.</summary>
    public string WithUnit(double value) => Text(value) + Unit;

    /// <summary>A difference in words, with its sign.</summary>
    public string SignedText(double value) => value switch
    {
        > 0 => $"+{Text(value)}",
        < 0 => $"−{Text(-value)}",
        _ => Text(0),
    };
}
