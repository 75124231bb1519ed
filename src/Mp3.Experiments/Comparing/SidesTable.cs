// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Comparing;

/// <summary>One metric of all runs, a column for each of three results or more.</summary>
internal static class SidesTable
{
    /// <summary>Sides that a terminal has no room for go on in a table of their own, beside the baseline again.</summary>
    public static void Write(IAnsiConsole console, StudyComparison comparison, Metric metric)
    {
        int others = comparison.Sides.Count - 1;
        int beside = Enumerable.Range(1, others).Reverse().FirstOrDefault(count => AreFitting(count), 1);
        foreach (int[] sides in Enumerable.Range(0, others).Chunk(beside))
        {
            FittedTable.Write(console, Columns(comparison, metric, sides), Rows(comparison, metric, sides));
        }

        bool AreFitting(int count) => Enumerable.Range(0, others).Chunk(count).All(sides =>
            FittedTable.Fits(console.Profile.Width, Columns(comparison, metric, sides), Rows(comparison, metric, sides)));
    }

    private static FittedColumn[] Columns(StudyComparison comparison, Metric metric, int[] sides) =>
    [
        new(metric.Name, IsNumber: false, Folds: true),
        new(comparison.Labels[0], Folds: true),
        .. sides.Select(i => new FittedColumn(comparison.Labels[i + 1], Folds: true)),
    ];

    private static string[][] Rows(StudyComparison comparison, Metric metric, int[] sides) =>
    [
        .. comparison.Conditions.SelectMany((run, i) =>
        {
            IReadOnlyList<ComparisonRow> rows = comparison.RowsOf(run, metric);
            string[] cells = [run, metric.Text(rows[0].A), .. sides.Select(side => CellOf(rows[side], metric))];
            // Rows of several lines need a line between them.
            return i == 0 ? (string[][])[cells] : [[], cells];
        }),
    ];

    private static string CellOf(ComparisonRow row, Metric metric)
    {
        string ratio = row.Ratio is { } found ? $"×{found:0.000}" : metric.SignedText(row.Difference);
        string interval = row is { Low: { } low, High: { } high } ? $"\n[{metric.SignedText(low)}, {metric.SignedText(high)}]" : "";
        return $"{metric.Text(row.B)}\n{ratio} {row.Verdict}{interval}";
    }
}
