// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>All metrics of a single condition as a table: a point makes no line.</summary>
internal static class SweepTable
{
    /// <param name="grid">Of one condition.</param>
    /// <param name="title">What was run.</param>
    public static Figure Of(SweepGrid grid, string title)
    {
        SweepCondition only = grid.Conditions[0];
        MedianInterval any = only.Values[0];
        (Metric Metric, MedianInterval Value)[] rows = [.. grid.Metrics.Zip(only.Values)];
        return new Figure("metrics", title, SweepNote.Seeds([any], null), [], [])
        {
            Finding = FindingOf(grid, only),
            Tables =
            [
                any.Count == 1
                    ? new FigureTable("One condition", ["metric", "value"], [.. rows.Select(row => (string[])[row.Metric.Name, row.Metric.Text(row.Value.Median)])])
                    : new FigureTable(
                        "One condition",
                        ["metric", "median", $"{any.ConfidenceText} interval"],
                        [.. rows.Select(row => (string[])[row.Metric.Name, row.Metric.Text(row.Value.Median), $"{row.Metric.Text(row.Value.Low)} to {row.Metric.Text(row.Value.High)}"])]),
            ],
        };
    }

    private static string FindingOf(SweepGrid grid, SweepCondition only)
    {
        string[] numbers = [.. MetricWords.Pictured(grid.Metrics).Select(metric => $"{grid.Metrics[metric].Words} {grid.Metrics[metric].WithUnit(only.Values[metric].Median)}")];
        string all = string.Join(", ", numbers);
        return $"{char.ToUpperInvariant(all[0])}{all[1..]}: {SweepFinding.SeedsOf(only.Values[0])}.";
    }
}
