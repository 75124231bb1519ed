// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Options;
using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>What a sweep prints with <c>--json</c>.</summary>
/// <param name="Study"><c>sweep</c>.</param>
/// <param name="Verdict"><c>complete</c>, or <c>failed</c> if a check was violated or a run came to no outcome.</param>
/// <param name="Place">Where the result is.</param>
/// <param name="Of">The study.</param>
/// <param name="Runs">Runs in all.</param>
/// <param name="Failed">Runs without an outcome.</param>
/// <param name="Seeds">Of every setting.</param>
/// <param name="Axes">What was varied.</param>
/// <param name="Conditions">Each with its metrics.</param>
/// <param name="Findings">What the pictures show, a sentence each.</param>
/// <param name="Checks">The self-checks of all runs, a line for each kind.</param>
internal sealed record SweepDocument(
    string Study,
    string Verdict,
    PlaceDocument Place,
    string Of,
    long Runs,
    long Failed,
    IReadOnlyList<ulong> Seeds,
    IReadOnlyList<SweepAxisDocument> Axes,
    IReadOnlyList<SweepConditionDocument> Conditions,
    IReadOnlyList<PictureFinding> Findings,
    IReadOnlyList<CheckResult> Checks)
{
    public static SweepDocument From(SweepResult result, IReadOnlyList<Figure> figures, PlaceDocument place)
    {
        SweepGrid grid = result.Grid;
        return new SweepDocument(
            SweepResult.Kind,
            result.Manifest.Verdict,
            place,
            result.Settings.Study,
            result.Settings.Runs,
            result.Settings.Failed,
            result.Plan.Seeds,
            [.. grid.Axes.Select(axis => new SweepAxisDocument(axis.Name, axis.Words, axis.Values))],
            [.. grid.Conditions.Select(condition => new SweepConditionDocument(
                grid.Axes.Zip(condition.At).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal),
                condition.Values[0].Count,
                [.. grid.Metrics.Zip(condition.Values, (metric, spread) => new SweepMetricDocument(metric.Name, spread))]))],
            PictureFinding.Of(figures),
            result.Manifest.Checks);
    }
}

/// <summary>An axis.</summary>
/// <param name="Name">As on command lines.</param>
/// <param name="Words">For people.</param>
/// <param name="Values">In their order.</param>
internal sealed record SweepAxisDocument(string Name, string Words, IReadOnlyList<ParameterValue> Values);

/// <summary>A condition.</summary>
/// <param name="At">A value of each axis.</param>
/// <param name="Seeds">How many seeds came to an outcome.</param>
/// <param name="Metrics">What it came to.</param>
internal sealed record SweepConditionDocument(IReadOnlyDictionary<string, ParameterValue> At, int Seeds, IReadOnlyList<SweepMetricDocument> Metrics);

/// <summary>A metric of a condition.</summary>
/// <param name="Metric">Name and unit.</param>
/// <param name="Spread">Over all seeds.</param>
internal sealed record SweepMetricDocument(string Metric, MedianInterval Spread);

/// <summary>JSON of a sweep.</summary>
[JsonSerializable(typeof(SweepDocument))]
internal sealed partial class SweepJson : JsonSerializerContext
{
    public static SweepJson Standard { get; } = new(JsonOutput.Style());
}
