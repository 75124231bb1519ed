// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies;

/// <summary>Metrics as tables, one for each condition: what stands for pictures where points make no line.</summary>
internal static class MetricTableFigure
{
    private const string Name = "metrics";

    /// <summary>Medians of several seeds, with their intervals.</summary>
    public static Figure Of(RepeatedResult result, string title)
    {
        ArgumentNullException.ThrowIfNull(result);
        MedianInterval any = result.Spread(result.Conditions[0], result.Metrics[0]);
        return new Figure(Name, title, $"{any.Count} seeds.", [], [])
        {
            Tables = [.. result.Conditions.Select(condition => new FigureTable(
                condition,
                ["metric", "median", $"{any.ConfidenceText} interval"],
                [.. result.Metrics.Select(metric => (Metric: metric, Spread: result.Spread(condition, metric))).Select(line => (string[])
                    [line.Metric.Name, line.Metric.Text(line.Spread.Median), $"{line.Metric.Text(line.Spread.Low)} to {line.Metric.Text(line.Spread.High)}"])]))],
        };
    }

    /// <summary>Both sides of a comparison, and B over A.</summary>
    public static Figure Of(StudyComparison comparison, string title)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        (string a, string b) = comparison.Labels;
        return new Figure(Name, title, null, [], [])
        {
            Finding = ComparisonFindings.Answer(comparison),
            Tables = [.. comparison.Conditions.Select(condition => new FigureTable(
                condition,
                ["metric", a, b, $"{b} / {a}"],
                [.. comparison.Rows.Where(row => row.Run == condition).Select(row => (Row: row, Metric: comparison.MetricOf(row))).Select(line => (string[])
                    [line.Row.Metric, line.Metric.Text(line.Row.A), line.Metric.Text(line.Row.B), line.Row.Ratio is { } ratio ? $"{ratio:0.000}" : "–"])]))],
        };
    }
}
