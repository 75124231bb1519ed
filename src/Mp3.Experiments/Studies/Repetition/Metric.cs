// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>One number of a run that is compared.</summary>
/// <param name="Name">As in tables.</param>
/// <param name="Format">Of a value.</param>
/// <param name="Of">The value.</param>
public sealed record Metric(string Name, string Format, Func<RepetitionRow, double> Of)
{
    /// <summary>Stands behind a value; empty: it is a count.</summary>
    public string Unit { get; private init; } = "";

    /// <summary>The name in the middle of a sentence.</summary>
    public string Words { get; private init; } = Name;

    private const double NsPerSecond = 1e9;

    public static Metric Completion { get; } = new("time s", "N3", row => row.CompletionNs / NsPerSecond) { Unit = " s", Words = "completion time" };

    public static Metric MinorFaults { get; } = new("minor faults", "N0", row => row.MinorFaults);

    public static Metric MajorFaults { get; } = new("major faults", "N0", row => row.MajorFaults);

    /// <summary>CPU time over completion time.</summary>
    public static Metric Utilization { get; } = new(
        "CPU %", "N2", row => row.CompletionNs > 0 ? 100.0 * (row.UserNs + row.SystemNs) / row.CompletionNs : 0)
    { Unit = " %", Words = "CPU utilization" };

    /// <summary>Both kinds of faults over completion time.</summary>
    public static Metric FaultRate { get; } = new(
        "faults/s", "N1", row => row.CompletionNs > 0 ? (row.MinorFaults + row.MajorFaults) / (row.CompletionNs / NsPerSecond) : 0)
    { Unit = "/s", Words = "page faults per second" };

    /// <summary>In the order of tables.</summary>
    public static IReadOnlyList<Metric> All { get; } = [Completion, MinorFaults, MajorFaults, FaultRate, Utilization];

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
