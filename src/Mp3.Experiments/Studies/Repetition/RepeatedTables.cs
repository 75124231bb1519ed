// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;
using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>The tables that a study prints that was repeated.</summary>
public static class RepeatedTables
{
    /// <summary>Beyond this many conditions the differences between neighbours would be a wall of numbers.</summary>
    private const int MostConditions = 4;

    /// <summary>Writes medians with their intervals, then the difference of each condition from the one before.</summary>
    public static void Write(IAnsiConsole console, RepeatedResult result)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(result);
        MedianInterval any = result.Spread(result.Conditions[0], result.Metrics[0]);
        console.WriteLine($"median of {any.Count} seeds, and below it its {any.ConfidenceText} interval");
        WriteSpreads(console, result);
        if (result.Conditions.Count > MostConditions)
        {
            return;
        }

        foreach ((string from, string to) in result.Conditions.Zip(result.Conditions.Skip(1)))
        {
            console.WriteLine($"{to} less {from}, seed by seed: median [{any.ConfidenceText} interval]");
            WriteDifferences(console, result, from, to);
        }
    }

    /// <summary>A median and its interval in words.</summary>
    public static string Text(MedianInterval spread, Func<double, string> format)
    {
        ArgumentNullException.ThrowIfNull(spread);
        ArgumentNullException.ThrowIfNull(format);
        return $"{format(spread.Median)} [{format(spread.Low)}, {format(spread.High)}]";
    }

    private static void WriteSpreads(IAnsiConsole console, RepeatedResult result)
    {
        // What 80 columns have room for; the report has them all.
        Metric[] shown = [.. result.Metrics.Where(metric => metric.IsLeading)];
        FittedTable.Write(
            console,
            [new("run", IsNumber: false), .. shown.Select(metric => new FittedColumn(metric.Name, Folds: true))],
            [.. result.Conditions.Select(condition => (string[])[condition, .. shown.Select(metric => Lines(result.Spread(condition, metric), metric))])]);
    }

    private static string Lines(MedianInterval spread, Metric metric) =>
        $"{metric.Text(spread.Median)}\n[{metric.Text(spread.Low)}, {metric.Text(spread.High)}]";

    private static void WriteDifferences(IAnsiConsole console, RepeatedResult result, string from, string to) => FittedTable.Write(
        console,
        [new("metric", IsNumber: false), new("difference", Folds: true), new("ratio", Rank: 1, Folds: true), new("verdict", Folds: true)],
        [.. result.Metrics.Select(metric => (Metric: metric, Difference: result.Between(from, to, metric))).Select(row => (string[])
        [
            row.Metric.Name, Text(row.Difference.Absolute, row.Metric.SignedText), row.Difference.RelativeText, row.Difference.Ruling,
        ])]);
}
