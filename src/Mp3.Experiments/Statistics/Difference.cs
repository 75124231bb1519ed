// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Statistics;

/// <summary>What the repetitions say to the question whether two conditions differ.</summary>
public enum DifferenceVerdict
{
    /// <summary>The interval lies above zero.</summary>
    More,

    /// <summary>It lies below zero.</summary>
    Less,

    /// <summary>Every repetition has the same value in both.</summary>
    Same,

    /// <summary>It holds zero, or there are too few repetitions.</summary>
    Unclear,
}

/// <summary>How far a condition is from another one, seed by seed.</summary>
/// <param name="Absolute">Median and interval of the differences, in the metric's unit.</param>
/// <param name="RelativeMedian">Median of the ratios, less 1; null if a divisor is 0.</param>
public sealed record Difference(MedianInterval Absolute, double? RelativeMedian)
{
    /// <summary>Fewer repetitions than this can't tell: five agree by luck in one case of sixteen.</summary>
    public const int LeastRepetitions = 6;

    /// <summary>Repetitions with the same seed belong together: they differ in the condition alone.</summary>
    /// <param name="pairs">The value in the one condition and in the other, for each seed; at least one.</param>
    public static Difference Of(IReadOnlyList<(double From, double To)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        bool haveRatios = pairs.All(pair => pair.From > 0);
        return new Difference(
            MedianInterval.Of(pairs.Select(pair => pair.To - pair.From)),
            haveRatios ? MedianInterval.Of(pairs.Select(pair => (pair.To / pair.From) - 1)).Median : null);
    }

    /// <summary>From the interval alone.</summary>
    public DifferenceVerdict Verdict => this switch
    {
        { Absolute: { Low: 0, High: 0 } } => DifferenceVerdict.Same,
        { Absolute.Confidence: < MedianInterval.WantedConfidence } => DifferenceVerdict.Unclear,
        { Absolute.Low: > 0 } => DifferenceVerdict.More,
        { Absolute.High: < 0 } => DifferenceVerdict.Less,
        _ => DifferenceVerdict.Unclear,
    };

    /// <summary>The ratio in words: <c>+12.3 %</c>; a dash if there is none.</summary>
    public string RelativeText => RelativeMedian is { } ratio ? $"{100 * ratio:+0.0;−0.0;0.0} %" : "–";

    /// <summary>The verdict in words.</summary>
    public string Ruling => Verdict switch
    {
        DifferenceVerdict.More => "more",
        DifferenceVerdict.Less => "less",
        DifferenceVerdict.Same => "the same",
        _ when Absolute.Count < LeastRepetitions => $"can't tell: fewer than {LeastRepetitions} seeds",
        _ => "can't tell: the interval holds 0",
    };
}
