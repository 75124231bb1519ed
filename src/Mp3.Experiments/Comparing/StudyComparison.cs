// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Comparing;

/// <summary>Results of one study, side by side.</summary>
/// <param name="Sides">Two or more; differences and ratios are to the first one.</param>
/// <param name="Labels">The sides by what differs among them, else by their folders: what every table and picture calls them.</param>
/// <param name="Conditions">Runs that all have, in the order of the first one.</param>
/// <param name="Inputs">Settings, machines and programs that differ.</param>
/// <param name="Rows">By run, then by metric, then by side.</param>
public sealed record StudyComparison(
    IReadOnlyList<ComparedSide> Sides,
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<ComparedInput> Inputs,
    IReadOnlyList<ComparisonRow> Rows)
{
    /// <summary>Runs that not all sides have are named, up to so many: curves over RAM have dozens.</summary>
    private const int MostNamed = 6;

    /// <summary>Compares what was read.</summary>
    /// <param name="sides">Two or more, the baseline first.</param>
    public static StudyComparison Of(params IReadOnlyList<ComparedSide> sides)
    {
        ArgumentNullException.ThrowIfNull(sides);
        string[] conditions = [.. sides.Select(side => side.Conditions).Aggregate((common, own) => [.. common.Intersect(own, StringComparer.Ordinal)])];
        IReadOnlyList<string> labels = SideLabels.Of(sides);
        double?[] usable = [.. sides.Select(side => ComparedMemory.Of(side, conditions).UsableMib)];
        return new StudyComparison(
            sides,
            labels,
            conditions,
            ComparedInput.Of(sides.Select(side => side.Manifest)),
            [
                .. from run in conditions
                   from metric in sides[0].Result.Metrics
                   from i in Enumerable.Range(1, sides.Count - 1)
                   select PairedSeeds.RowOf(sides[0], sides[i], run, metric) with
                   {
                       ALabel = labels[0], BLabel = labels[i], AUsableMib = usable[0], BUsableMib = usable[i],
                   },
            ]);
    }

    /// <summary>What the others are compared with.</summary>
    public ComparedSide Baseline => Sides[0];

    /// <summary>What each side had for its processes, if that is not the same; null: it is, or it is not known.</summary>
    public string? MemoryNote => ComparedMemory.Words(this) is { Count: > 0 } words ? string.Join(' ', words) : null;

    /// <summary>What a reader of the numbers must know: memory that is not the same, what does not scale, and runs that not all have.</summary>
    public IReadOnlyList<string> Notes =>
    [
        .. MemoryNote is { } memory ? (string[])[$"{char.ToUpperInvariant(memory[0])}{memory[1..]}."] : [],
        .. Sides.Select(side => Scaling.Sentence(side.Manifest.Settings)).OfType<string>().Distinct(StringComparer.Ordinal),
        .. LeftOut is { } runs ? (string[])[runs] : [],
    ];

    /// <summary>A row's metric.</summary>
    public Metric MetricOf(ComparisonRow row) => Baseline.Result.Metrics.First(metric => metric.Name == row.Metric);

    /// <summary>A run's metric on all sides: a row for each but the baseline.</summary>
    public IReadOnlyList<ComparisonRow> RowsOf(string run, Metric metric) =>
        [.. Rows.Where(row => row.Run == run && row.Metric == metric.Name)];

    private string? LeftOut
    {
        get
        {
            string[] others = [.. Sides.SelectMany(side => side.Conditions).Distinct(StringComparer.Ordinal).Except(Conditions, StringComparer.Ordinal)];
            return others.Length switch
            {
                0 => null,
                > MostNamed => $"{others.Length} runs that are not on all sides are left out of the tables.",
                _ => $"Not on all sides, and left out: {string.Join(", ", others.Select(OnlyWith))}.",
            };
        }
    }

    private string OnlyWith(string run) =>
        $"{run} ({WordList.Of([.. Labels.Where((_, i) => Sides[i].Conditions.Contains(run))])} alone)";
}
