// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;
using Mp3.Experiments.Inputs;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Report.Sections;

/// <summary>The numbers of two results side by side, and what the results depend on and do not share.</summary>
internal static class ComparedTables
{
    private const int MostOpenRows = 40;

    /// <summary>Every metric of every run that both have, below what a reader of them must know.</summary>
    public static Html Of(StudyComparison comparison)
    {
        Html table = HtmlTable.Of(
            $"{comparison.Labels.B} over and less {comparison.Labels.A}; {ComparisonTables.SeedsText(comparison.Rows[0])}",
            [
                new("run"), new("metric"),
                new(comparison.Labels.A, IsNumber: true), new(comparison.Labels.B, IsNumber: true),
                new("ratio", IsNumber: true), new("difference", IsNumber: true), new("verdict"),
            ],
            comparison.Rows.Select(row => RowOf(row, comparison.MetricOf(row))));
        return Html.Lines(
        [
            .. comparison.Notes.Select(note => Html.Of($"<p>{note}</p>")),
            Folded.If(comparison.Rows.Count > MostOpenRows, $"All {comparison.Rows.Count:N0} numbers", table),
        ]);
    }

    /// <summary>The inputs that are not the same.</summary>
    public static Html Inputs(StudyComparison comparison) => comparison.Inputs.Count == 0
        ? Html.Of($"<p>No input differs.</p>")
        : HtmlTable.Of(
            "Settings, programs and the kernel's files that were written",
            [new("input"), new(comparison.Labels.A), new(comparison.Labels.B)],
            comparison.Inputs.Select(input => new Row([Cell.Of(input.Input), ValueOf(input.Then), ValueOf(input.Now)])));

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
