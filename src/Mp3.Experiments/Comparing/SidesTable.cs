// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Comparing;

/// <summary>One metric of all runs, a column for each of three results or more.</summary>
internal static class SidesTable
{
    /// <summary>The runs' names and the baseline.</summary>
    private const int Leading = 2;

    public static void Write(IAnsiConsole console, StudyComparison comparison, Metric metric) => SplitTable.Write(
        console,
        Leading,
        [new(metric.Name, IsNumber: false, Folds: true), .. comparison.Labels.Select(label => new FittedColumn(label, Folds: true))],
        [
            .. comparison.Conditions.SelectMany((run, i) =>
            {
                IReadOnlyList<ComparisonRow> rows = comparison.RowsOf(run, metric);
                string[] cells = [run, metric.Text(rows[0].A), .. rows.Select(row => CellOf(row, metric))];
                // Rows of several lines need a line between them.
                return i == 0 ? (string[][])[cells] : [[], cells];
            }),
        ]);

    private static string CellOf(ComparisonRow row, Metric metric)
    {
        string ratio = row.Ratio is { } found ? $"×{found:0.000}" : metric.SignedText(row.Difference);
        string interval = row is { Low: { } low, High: { } high } ? $"\n[{metric.SignedText(low)}, {metric.SignedText(high)}]" : "";
        return $"{metric.Text(row.B)}\n{ratio} {row.Verdict}{interval}";
    }
}
