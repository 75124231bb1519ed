// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Report.Sections;

/// <summary>Three results or more: a table for each metric, a row for each run, a column for each side.</summary>
internal static class ComparedMetricTables
{
    private const int MostOpenRuns = 12;

    public static Html Of(StudyComparison comparison) => Html.Lines(
    [
        Html.Of($"<p>×: over {comparison.Labels[0]}; in brackets: the interval of the difference to {comparison.Labels[0]}; {string.Join("; ", ComparisonTables.SeedsTexts(comparison))}.</p>"),
        .. comparison.Baseline.Result.Metrics.Select(metric => Folded.If(
            comparison.Conditions.Count > MostOpenRuns, $"{metric.Name}, {comparison.Conditions.Count} runs", TableOf(comparison, metric))),
    ]);

    private static Html TableOf(StudyComparison comparison, Metric metric) => HtmlTable.Of(
        metric.Name,
        [new("run"), .. comparison.Labels.Select(label => new HtmlColumn(label, IsNumber: true))],
        comparison.Conditions.Select(run =>
        {
            IReadOnlyList<ComparisonRow> rows = comparison.RowsOf(run, metric);
            return new Row([Cell.Of(run), Cell.Of(rows[0].A, metric.Format), .. rows.Select(row => CellOf(row, metric))]);
        }));

    private static Cell CellOf(ComparisonRow row, Metric metric)
    {
        Html ratio = Html.Text(row.Ratio is { } found ? $"×{found:0.000}" : metric.SignedText(row.Difference));
        Html interval = row is { Low: { } low, High: { } high } ? Html.Of($"<br>[{metric.SignedText(low)}, {metric.SignedText(high)}]") : Html.Empty;
        // One element: on a narrow page a cell is a grid.
        return new Cell(
            Html.Of($"<span>{metric.Text(row.B)}<br>{ratio}{interval}<br><span class=\"ruling\">{row.Verdict}</span></span>"), $"{row.B:R}");
    }
}
