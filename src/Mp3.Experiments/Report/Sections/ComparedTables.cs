// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Inputs;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Report.Sections;

/// <summary>The numbers of results side by side, and what the results depend on and do not share.</summary>
internal static class ComparedTables
{
    private const int MostOpenRows = 40;

    /// <summary>Every metric of every run that all have, below what a reader of them must know.</summary>
    public static Html Of(StudyComparison comparison) => Html.Lines(
    [
        .. comparison.Notes.Select(note => Html.Of($"<p>{note}</p>")),
        comparison.Sides.Count == 2
            ? Folded.If(comparison.Rows.Count > MostOpenRows, $"All {comparison.Rows.Count:N0} numbers", OfTwo(comparison))
            : ComparedMetricTables.Of(comparison),
    ]);

    /// <summary>The inputs that are not the same.</summary>
    public static Html Inputs(StudyComparison comparison) => comparison.Inputs.Count == 0
        ? Html.Of($"<p>No input differs.</p>")
        : HtmlTable.Of(
            "Settings, programs and the kernel's files that were written",
            [new("input"), .. comparison.Labels.Select(label => new HtmlColumn(label))],
            comparison.Inputs.Select(input => new Row([Cell.Of(input.Input), .. input.Values.Select(ValueOf)])));

    private static Html OfTwo(StudyComparison comparison) => HtmlTable.Of(
        $"{comparison.Labels[1]} over and less {comparison.Labels[0]}; {ComparisonTables.SeedsText(comparison.Rows[0])}",
        [
            new("run"), new("metric"),
            .. comparison.Labels.Select(label => new HtmlColumn(label, IsNumber: true)),
            new("ratio", IsNumber: true), new("difference", IsNumber: true), new("verdict"),
        ],
        comparison.Rows.Select(row => RowOf(row, comparison.MetricOf(row))));

    private static Row RowOf(ComparisonRow row, Metric metric)
    {
        string interval = row is { Low: { } low, High: { } high } ? $" [{metric.SignedText(low)}, {metric.SignedText(high)}]" : "";
        return new Row(
        [
            Cell.Of(row.Run),
            Cell.Of(row.Metric),
            Cell.Of(row.A, metric.Format),
            Cell.Of(row.B, metric.Format),
            row.Ratio is { } ratio ? Cell.Of(ratio, "0.000") : new Cell(Html.Text("–"), "0"),
            new Cell(Html.Text(metric.SignedText(row.Difference) + interval), $"{row.Difference:R}"),
            Cell.Of(row.Verdict),
        ]);
    }

    private static Cell ValueOf(string? value) => Cell.Of(InputTable.Value(value));
}
