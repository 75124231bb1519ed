// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results;
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
        (string labelA, string labelB) = SideLabels.Of(a, b);
        (double? usableA, double? usableB) = (ComparedMemory.Of(a, conditions).UsableMib, ComparedMemory.Of(b, conditions).UsableMib);
        return new StudyComparison(
            a,
            b,
            conditions,
            InputsOf(a.Manifest, b.Manifest),
            [
                .. conditions.SelectMany(run => a.Result.Metrics.Select(metric => RowOf(a, b, run, metric) with
                {
                    ALabel = labelA, BLabel = labelB, AUsableMib = usableA, BUsableMib = usableB,
                })),
            ]);
    }

    /// <summary>The sides by what differs between them, else by their folders: what every table and picture calls them.</summary>
    public (string A, string B) Labels => SideLabels.Of(A, B);

    /// <summary>What each side had for its processes, if that is not the same; null: it is, or it is not known.</summary>
    public string? MemoryNote
    {
        get
        {
            (ComparedMemory a, ComparedMemory b) = (ComparedMemory.Of(A, Conditions), ComparedMemory.Of(B, Conditions));
            return a.DiffersFrom(b) ? $"not at equal memory: {Labels.A} had {a.Text}; {Labels.B} had {b.Text}" : null;
        }
    }

    /// <summary>What a reader of the numbers must know: memory that is not the same, and what does not scale.</summary>
    public IReadOnlyList<string> Notes =>
    [
        .. MemoryNote is { } memory ? (string[])[$"{char.ToUpperInvariant(memory[0])}{memory[1..]}."] : [],
        .. ((string?[])[Scaling.Sentence(A.Manifest.Settings), Scaling.Sentence(B.Manifest.Settings)]).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>A row's metric.</summary>
    public Metric MetricOf(ComparisonRow row) => A.Result.Metrics.First(metric => metric.Name == row.Metric);

    private static ComparisonRow RowOf(ComparedSide a, ComparedSide b, string run, Metric metric)
    {
        Dictionary<ulong, double> first = a.Observations.Where(row => row.Run == run).ToDictionary(row => row.Seed, metric.Of);
        Dictionary<ulong, double> second = b.Observations.Where(row => row.Run == run).ToDictionary(row => row.Seed, metric.Of);
        double medianA = MedianInterval.Of(first.Values).Median;
        double medianB = MedianInterval.Of(second.Values).Median;
        (double, double)[] pairs = [.. first.Keys.Where(second.ContainsKey).Select(seed => (first[seed], second[seed]))];
        if (pairs.Length == 0)
        {
            return new ComparisonRow(run, metric.Name, medianA, medianB, 0, medianB - medianA, null, null, 0, null, "can't tell: no seed in common", "", "", null, null);
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
            difference.Ruling,
            "",
            "",
            null,
            null);
    }

    // Plans and initramfs follow from settings and programs.
    private static IReadOnlyList<InputChange> InputsOf(Manifest a, Manifest b) =>
        InputChange.Of(JsonDifference.Between(a with { Runs = [] }, b with { Runs = [] }), []);
}
