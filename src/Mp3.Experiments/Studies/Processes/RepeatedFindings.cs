// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What the pictures of several seeds show, in a sentence each, with the interval that the seeds give.</summary>
public static class RepeatedFindings
{
    /// <summary>Two runs beside each other, seed by seed.</summary>
    /// <returns>null: there are more or fewer than two.</returns>
    public static string? OfPairs(RepeatedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Conditions is not [var first, var second])
        {
            return null;
        }

        string faults = Phrase(result, ProcessMetrics.MajorFaults, first, second, "has", "fewer major faults", "more major faults", "as many major faults");
        string time = Phrase(result, ProcessMetrics.Completion, first, second, "ends", "sooner", "later", "at the same time");
        return $"Against {RunTitle.Of(first)}, {RunTitle.Of(second)} {faults} and {time}: {MediansOf(result)}, seed by seed.";
    }

    /// <summary>What the numbers of a sentence are.</summary>
    internal static string MediansOf(RepeatedResult result)
    {
        MedianInterval any = result.Spread(result.Conditions[0], ProcessMetrics.Completion);
        return $"medians of {any.Count} seeds with their {any.ConfidenceText} intervals";
    }

    /// <summary>A median with its interval.</summary>
    internal static string WithInterval(RepeatedResult result, string run, Metric metric)
    {
        MedianInterval spread = result.Spread(run, metric);
        return $"{metric.WithUnit(spread.Median)} [{metric.Text(spread.Low)}, {metric.Text(spread.High)}]";
    }

    // Of an interval that holds 0 neither direction is certain, and it shows that itself by its signs.
    private static string Phrase(
        RepeatedResult result, Metric metric, string from, string to, string verb, string less, string more, string same)
    {
        MedianInterval spread = result.Between(from, to, metric).Absolute;
        if (spread is { Low: 0, High: 0 })
        {
            return $"{verb} {same}";
        }

        bool isLess = spread.Median < 0;
        (double low, double high) = isLess ? (-spread.High, -spread.Low) : (spread.Low, spread.High);
        return $"{verb} {metric.WithUnit(Math.Abs(spread.Median))} {(isLess ? less : more)} [{Signed(metric, low)}, {Signed(metric, high)}]";
    }

    private static string Signed(Metric metric, double value) => value < 0 ? metric.SignedText(value) : metric.Text(value);
}
