// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Comparing;

/// <summary>Two results of one study, side by side.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other; differences are B less A.</param>
/// <param name="Conditions">Runs that both have, in the order of A.</param>
/// <param name="Inputs">Settings, machines and programs that differ.</param>
/// <param name="Rows">By run, then by metric.</param>
public sealed record StudyComparison(
    ComparedSide A,
    ComparedSide B,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<InputChange> Inputs,
    IReadOnlyList<ComparisonRow> Rows)
{
    /// <summary>Compares what was read.</summary>
    public static StudyComparison Of(ComparedSide a, ComparedSide b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        string[] conditions = [.. a.Conditions.Intersect(b.Conditions, StringComparer.Ordinal)];
        return new StudyComparison(
            a, b, conditions, InputsOf(a.Manifest, b.Manifest), [.. conditions.SelectMany(run => Metric.All.Select(metric => RowOf(a, b, run, metric)))]);
    }

    /// <summary>What each side had for its processes, if that is not the same; null: it is, or it is not known.</summary>
    public string? MemoryNote
    {
        get
        {
            (ComparedMemory a, ComparedMemory b) = (ComparedMemory.Of(A, Conditions), ComparedMemory.Of(B, Conditions));
            return a.DiffersFrom(b) ? $"not at equal memory: A had {a.Text}; B had {b.Text}" : null;
        }
    }

    /// <summary>A row's metric.</summary>
    public static Metric MetricOf(ComparisonRow row) => Metric.All.First(metric => metric.Name == row.Metric);

    private static ComparisonRow RowOf(ComparedSide a, ComparedSide b, string run, Metric metric)
    {
        Dictionary<ulong, double> first = a.Rows.Where(row => row.Run == run).ToDictionary(row => row.Seed, metric.Of);
        Dictionary<ulong, double> second = b.Rows.Where(row => row.Run == run).ToDictionary(row => row.Seed, metric.Of);
        double medianA = MedianInterval.Of(first.Values).Median;
        double medianB = MedianInterval.Of(second.Values).Median;
        (double, double)[] pairs = [.. first.Keys.Where(second.ContainsKey).Select(seed => (first[seed], second[seed]))];
        if (pairs.Length == 0)
        {
            return new ComparisonRow(run, metric.Name, medianA, medianB, 0, medianB - medianA, null, null, 0, null, "can't tell: no seed in common");
        }

        var difference = Difference.Of(pairs);
        bool hasInterval = pairs.Length > 1;
        return new ComparisonRow(
            run,
            metric.Name,
            medianA,
            medianB,
            pairs.Length,
            difference.Absolute.Median,
            hasInterval ? difference.Absolute.Low : null,
            hasInterval ? difference.Absolute.High : null,
            difference.Absolute.Confidence,
            1 + difference.RelativeMedian,
            difference.Ruling);
    }

    // Plans and initramfs follow from settings and programs.
    private static IReadOnlyList<InputChange> InputsOf(Manifest a, Manifest b) =>
        InputChange.Of(JsonDifference.Between(a with { Runs = [] }, b with { Runs = [] }), []);
}
