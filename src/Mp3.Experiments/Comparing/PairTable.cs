// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Comparing;

/// <summary>All metrics of one run, of two results.</summary>
internal static class PairTable
{
    /// <param name="console">Where it goes.</param>
    /// <param name="metrics">Of the study.</param>
    /// <param name="rows">Of the run.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<Metric> metrics, IReadOnlyList<ComparisonRow> rows) => FittedTable.Write(
        console,
        [
            new("metric", IsNumber: false, Folds: true),
            new(rows[0].ALabel, Folds: true),
            new(rows[0].BLabel, Folds: true),
            new("ratio", Rank: 1),
            new("difference", Rank: 2, Folds: true),
            new("verdict", IsNumber: false, Folds: true),
        ],
        [.. rows.Select(row => Cells(row, metrics.First(metric => metric.Name == row.Metric)))]);

    private static string[] Cells(ComparisonRow row, Metric metric)
    {
        string interval = row is { Low: { } low, High: { } high } ? $"\n[{metric.SignedText(low)}, {metric.SignedText(high)}]" : "";
        return
        [
            row.Metric,
            metric.Text(row.A),
            metric.Text(row.B),
            row.Ratio is { } ratio ? $"{ratio:0.000}" : "–",
            metric.SignedText(row.Difference) + interval,
            row.Verdict,
        ];
    }
}
