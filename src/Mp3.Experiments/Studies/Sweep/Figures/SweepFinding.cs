// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>
/// What a picture of a sweep shows, in a sentence: how far a metric ranges, and between which words it differs most.
/// Two conditions differ if their intervals have nothing in common and their medians are more than
/// <see cref="Changes.Margin"/> apart.
/// </summary>
/// <param name="sweep">All axes, in the order of the sweep.</param>
/// <param name="shown">Those of the picture.</param>
/// <param name="metric">Number of the metric.</param>
/// <param name="words">The metric.</param>
internal sealed class SweepFinding(IReadOnlyList<SweepAxis> sweep, IReadOnlyList<SweepAxis> shown, int metric, Metric words)
{
    /// <summary>A ratio to less than this part of the greatest value says nothing: 3 major faults are as good as none.</summary>
    private const double Nothing = 0.001;

    private readonly int[] _shown = [.. sweep.Index().Where(axis => shown.Any(own => own.Name == axis.Item.Name)).Select(axis => axis.Index)];

    /// <param name="conditions">Of the picture.</param>
    /// <returns>null: there is one condition, or the seeds can't tell.</returns>
    public string? Of(IReadOnlyList<SweepCondition> conditions)
    {
        if (conditions.Count < 2)
        {
            return null;
        }

        Pair range = new(conditions.MinBy(condition => ValueOf(condition).Median)!, conditions.MaxBy(condition => ValueOf(condition).Median)!);
        Pair? contrast = GreatestContrast(conditions, Nothing * ValueOf(range.Most).Median);
        string? sentence = contrast is not null && contrast.Axis is { } axis
            ? contrast.Least == range.Least && contrast.Most == range.Most ? Alone(contrast, axis) : $"{Ranged(range, conditions)}; {Joined(contrast, axis)}"
            : Differ(range) ? Ranged(range, conditions)
            : Alike(conditions);
        return sentence is null ? null : $"{sentence}: {SeedsOf(conditions.Select(ValueOf))}.";
    }

    /// <summary>What a sentence rests on.</summary>
    public static string SeedsOf(params IEnumerable<MedianInterval> values)
    {
        int[] counts = [.. values.Select(value => value.Count).Distinct()];
        return counts is [1] ? "one seed"
            : counts.Length == 1 ? $"medians of {counts[0]} seeds"
            : $"medians of up to {counts.Max()} seeds";
    }

    private MedianInterval ValueOf(SweepCondition condition) => condition.Values[metric];

    // Of several seeds one may be left whose neighbours failed: it has no interval.
    private bool Differ(Pair pair)
    {
        (MedianInterval least, MedianInterval most) = (ValueOf(pair.Least), ValueOf(pair.Most));
        return least.High < most.Low
            && Changes.Between(least.Median, most.Median) == Change.Rises
            && (least.Count == 1) == (most.Count == 1);
    }

    /// <summary>The two words that differ most where all else is equal, by their ratio.</summary>
    private Pair? GreatestContrast(IReadOnlyList<SweepCondition> conditions, double floor) => _shown
        .Where(axis => !sweep[axis].IsNumeric)
        .SelectMany(axis => conditions
            .GroupBy(condition => AxisVariation.KeyOf(condition, axis), StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any())
            .Select(group => new Pair(group.MinBy(condition => ValueOf(condition).Median)!, group.MaxBy(condition => ValueOf(condition).Median)!, axis, floor)))
        .Where(Differ)
        .MaxBy(pair => (ValueOf(pair.Most).Median + floor) / (ValueOf(pair.Least).Median + floor));

    private string Ranged(Pair range, IReadOnlyList<SweepCondition> conditions)
    {
        if (_shown is [var only] && sweep[only].IsNumeric)
        {
            SweepCondition[] rising = [.. conditions.OrderBy(condition => condition.At[only].Number)];
            bool rises = rising[0] == range.Least && rising[^1] == range.Most;
            if (rises || (rising[0] == range.Most && rising[^1] == range.Least))
            {
                return $"{MetricWords.Capital(words)} {(rises ? "rose" : "fell")} from {Text(rising[0])} at {PlaceOf(rising[0], -1)} to {Text(rising[^1])} at {PlaceOf(rising[^1], -1)}";
            }
        }

        return $"{MetricWords.Capital(words)} ranged from {Text(range.Least)} ({PlaceOf(range.Least, -1)}) to {Text(range.Most)} ({PlaceOf(range.Most, -1)})";
    }

    private string? Alike(IReadOnlyList<SweepCondition> conditions)
    {
        (double low, double high) = (conditions.Min(condition => ValueOf(condition).Low), conditions.Max(condition => ValueOf(condition).High));
        return Changes.Between(low, high) != Change.Stays ? null
            : words.Text(low) == words.Text(high) ? $"{MetricWords.Capital(words)} came to {words.WithUnit(low)} in all {conditions.Count:N0} conditions"
            : $"{MetricWords.Capital(words)} differed by no more than {Changes.Margin:0 %}, from {words.WithUnit(low)} to {words.WithUnit(high)}";
    }

    private string Alone(Pair pair, int axis)
    {
        string least = WordOf(pair.Least, axis);
        string against = RatioOf(pair) is { } ratio ? $"{ratio} times the {Text(pair.Least)} with {least}" : $"with {least} to {Text(pair.Least)}";
        return $"With {WordOf(pair.Most, axis)}, {words.Words} came to {Text(pair.Most)}, {against}{At(pair, axis)}";
    }

    private string Joined(Pair pair, int axis) => RatioOf(pair) is { } ratio
        ? $"with {WordOf(pair.Most, axis)} the value was {ratio} times that with {WordOf(pair.Least, axis)}{At(pair, axis)}"
        : $"the value was {Text(pair.Most)} with {WordOf(pair.Most, axis)} and {Text(pair.Least)} with {WordOf(pair.Least, axis)}{At(pair, axis)}";

    private string? RatioOf(Pair pair)
    {
        if (ValueOf(pair.Least).Median <= pair.Floor)
        {
            return null;
        }

        double ratio = ValueOf(pair.Most).Median / ValueOf(pair.Least).Median;
        return ratio.ToString(ratio < 2 ? "0.00" : ratio < 10 ? "0.0" : "N0");
    }

    private string At(Pair pair, int axis) => _shown.Length == 1 ? "" : $" ({PlaceOf(pair.Most, axis)})";

    private string WordOf(SweepCondition condition, int axis) => AxisWords.PlaceOf(sweep[axis], condition.At[axis]);

    private string PlaceOf(SweepCondition condition, int without) =>
        string.Join(", ", _shown.Where(axis => axis != without).Select(axis => WordOf(condition, axis)));

    private string Text(SweepCondition condition) => words.WithUnit(ValueOf(condition).Median);

    /// <summary>The ends of a range, or two conditions that differ in one axis of words.</summary>
    private sealed record Pair(SweepCondition Least, SweepCondition Most, int? Axis = null, double Floor = 0);
}
