// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies;

/// <summary>Metrics as tables: what stands for pictures where points make no line.</summary>
internal static class MetricTableFigure
{
    private const string Name = "metrics";

    /// <summary>Medians of several seeds, a table for each condition.</summary>
    public static Figure Of(RepeatedResult result, string title)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new Figure(Name, title, $"{result.Repetitions.Count} seeds.", [], [])
        {
            Tables = [.. result.Conditions.Select(condition => TableOf(result, condition, condition))],
        };
    }

    /// <summary>All sides of a comparison, a table for each condition.</summary>
    public static Figure Of(StudyComparison comparison, string title)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new Figure(Name, title, null, [], [])
        {
            Finding = ComparisonFindings.Answer(comparison),
            Tables = [.. comparison.Conditions.Select(condition => TableOf(comparison, condition, condition))],
        };
    }

    /// <summary>Of one condition the medians of all seeds, with their intervals and the least and the most of a seed.</summary>
    public static FigureTable TableOf(RepeatedResult result, string condition, string heading)
    {
        ArgumentNullException.ThrowIfNull(result);
        IReadOnlyList<Observation> rows = result.RowsOf(condition);
        MedianInterval any = result.Spread(condition, result.Metrics[0]);
        return new FigureTable(
            heading,
            ["metric", "median", $"{any.ConfidenceText} interval", "least", "most"],
            [.. result.Metrics.Select(metric => (Metric: metric, Spread: result.Spread(condition, metric))).Select(line => (string[])
            [
                line.Metric.Name,
                line.Metric.Text(line.Spread.Median),
                $"{line.Metric.Text(line.Spread.Low)} to {line.Metric.Text(line.Spread.High)}",
                line.Metric.Text(rows.Min(line.Metric.Of)),
                line.Metric.Text(rows.Max(line.Metric.Of)),
            ])]);
    }

    /// <summary>Of one condition all sides, and the ratios to the first one: of two sides in a column of its own.</summary>
    public static FigureTable TableOf(StudyComparison comparison, string condition, string heading)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        IReadOnlyList<string> labels = comparison.Labels;
        return labels is [var a, var b]
            ? new FigureTable(
                heading,
                ["metric", a, b, $"{b} / {a}"],
                [.. Rows(comparison, condition).Select(line => (string[])
                [
                    line.Metric.Name,
                    line.Metric.Text(line.Sides[0].A),
                    line.Metric.Text(line.Sides[0].B),
                    line.Sides[0].Ratio is { } ratio ? $"{ratio:0.000}" : "–",
                ])])
            : new FigureTable(
                heading,
                ["metric", .. labels],
                [.. Rows(comparison, condition).Select(line => (string[])
                [
                    line.Metric.Name,
                    line.Metric.Text(line.Sides[0].A),
                    .. line.Sides.Select(row => line.Metric.Text(row.B) + (row.Ratio is { } ratio ? $" (×{ratio:0.###})" : "")),
                ])]);
    }

    private static IEnumerable<(Metric Metric, IReadOnlyList<ComparisonRow> Sides)> Rows(StudyComparison comparison, string condition) =>
        comparison.Baseline.Result.Metrics.Select(metric => (metric, comparison.RowsOf(condition, metric)));
}
