// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;
using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>What a sweep prints: its conditions, if a person can still read them.</summary>
internal static class SweepConsole
{
    private const int MostConditions = 40;

    public static void Write(IAnsiConsole console, SweepResult result)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(result);
        SweepGrid grid = result.Grid;
        if (grid.Conditions.Count > MostConditions)
        {
            console.WriteLine($"{grid.Conditions.Count:N0} conditions: a row each is in {MedianRow.File}, and each seed's in {SweepRow.File}");
            return;
        }

        MedianInterval any = grid.Conditions.MaxBy(condition => condition.Values[0].Count)!.Values[0];
        if (any.Count > 1)
        {
            console.WriteLine($"median of {any.Count} seeds, and below it its {any.ConfidenceText} interval");
        }

        // What one line in the heads of the pictures says needs no column.
        int[] shown = [.. grid.Axes.Index().Where(axis => axis.Item.Values.Count > 1).Select(axis => axis.Index)];
        (Metric Metric, int Index)[] leading = [.. grid.Metrics.Index().Where(metric => metric.Item.IsLeading).Select(metric => (metric.Item, metric.Index))];
        bool hasGaps = grid.Conditions.Any(condition => condition.Values[0].Count < grid.Seeds);
        FittedTable.Write(
            console,
            [
                .. shown.Select(i => new FittedColumn(grid.Axes[i].Name, IsNumber: grid.Axes[i].IsNumeric)),
                .. hasGaps ? (FittedColumn[])[new FittedColumn("seeds")] : [],
                .. leading.Select(column => new FittedColumn(column.Metric.Name, Folds: true)),
            ],
            [
                .. grid.Conditions.Select(condition => (string[])
                [
                    .. shown.Select(i => condition.At[i].Text),
                    .. hasGaps ? (string[])[$"{condition.Values[0].Count:N0}"] : [],
                    .. leading.Select(column => Text(condition.Values[column.Index], column.Metric)),
                ]),
            ]);
    }

    private static string Text(MedianInterval spread, Metric metric) => spread.Count == 1
        ? metric.Text(spread.Median)
        : $"{metric.Text(spread.Median)}\n[{metric.Text(spread.Low)}, {metric.Text(spread.High)}]";
}
