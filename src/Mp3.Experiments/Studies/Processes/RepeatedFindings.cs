// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
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

    /// <summary>How a metric changes from the fewest copies to the most.</summary>
    /// <param name="result">Runs over N.</param>
    /// <param name="metric">Of which.</param>
    /// <param name="name">The metric in the middle of a sentence, such as <c>CPU utilization</c>.</param>
    /// <returns>null: fewer than two N.</returns>
    public static string? OverCopies(RepeatedResult result, Metric metric, string name)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(metric);
        string[] byCopies = [.. result.Conditions.OrderBy(condition => ProcessCount.Of(result.RowsOf(condition)[0]))];
        if (byCopies.Length < 2)
        {
            return null;
        }

        (int fewest, int most) = (ProcessCount.Of(result.RowsOf(byCopies[0])[0]), ProcessCount.Of(result.RowsOf(byCopies[^1])[0]));
        (double before, double after) = (result.Spread(byCopies[0], metric).Median, result.Spread(byCopies[^1], metric).Median);
        string change = Changes.Between(before, after) switch
        {
            Change.Rises => $"rises from {metric.Text(before)} to",
            Change.Falls => $"falls from {metric.Text(before)} to",
            _ => "stays at",
        };
        return $"From N = {fewest} to {most} {name} {change} {WithInterval(result, byCopies[^1], metric)}: {MediansOf(result)}.";
    }

    /// <summary>One N alone.</summary>
    public static string Alone(RepeatedResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string run = result.Conditions[0];
        int copies = ProcessCount.Of(result.RowsOf(run)[0]);
        return $"{(copies == 1 ? "One copy takes" : $"{copies} copies take")} {WithInterval(result, run, ProcessMetrics.Completion)}, with {WithInterval(result, run, ProcessMetrics.MajorFaults)} major faults: {MediansOf(result)}.";
    }

    private static string MediansOf(RepeatedResult result)
    {
        MedianInterval any = result.Spread(result.Conditions[0], ProcessMetrics.Completion);
        return $"medians of {any.Count} seeds with their {any.ConfidenceText} intervals";
    }

    private static string WithInterval(RepeatedResult result, string run, Metric metric)
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
