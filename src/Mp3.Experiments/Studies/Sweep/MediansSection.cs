// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Report.Sections;
using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>The medians of a sweep in its report: of a large one the first, and the way to the file with all of them.</summary>
internal static class MediansSection
{
    /// <summary>More rows than this nobody reads in a page.</summary>
    private const int MostRows = 200;

    /// <param name="grid">The sweep.</param>
    /// <param name="file">The way from the page to the file with all medians.</param>
    public static Html Of(SweepGrid grid, string file)
    {
        if (grid.Conditions.Count == 0)
        {
            return Html.Empty;
        }

        int shown = Math.Min(grid.Conditions.Count, MostRows);
        Html table = HtmlTable.Of(
            CaptionOf(grid),
            [.. grid.Axes.Select(axis => new HtmlColumn(axis.Words, axis.IsNumeric)), .. grid.Metrics.Select(metric => new HtmlColumn(metric.Name, IsNumber: true))],
            grid.Conditions.Take(shown).Select(condition => new Row(
            [
                .. condition.At.Zip(grid.Axes, CellOf),
                .. condition.Values.Zip(grid.Metrics, CellOf),
            ])));
        return Html.Lines(
        [
            .. shown < grid.Conditions.Count
                ? (Html[])[Html.Of($"""<p>The first {shown} of {$"{grid.Conditions.Count:N0}"} conditions; <a href="{file}">medians.csv</a> has them all.</p>""")]
                : [],
            Folded.If(shown > Folded.MostOpenRows, $"{shown} conditions", table),
        ]);
    }

    private static string CaptionOf(SweepGrid grid)
    {
        MedianInterval most = grid.Conditions.Select(condition => condition.Values[0]).MaxBy(value => value.Count)!;
        return most.Count == 1 ? "Every condition, with one seed" : $"Median of {most.Count} seeds, with its {most.ConfidenceText} interval";
    }

    private static Cell CellOf(ParameterValue value, SweepAxis axis) => value.Number is { } number && axis.IsNumeric
        ? Cell.Of(number, "#,0.######")
        : Cell.Of(value.Text);

    private static Cell CellOf(MedianInterval value, Metric metric) => new(
        Html.Text(value.Count == 1 ? metric.Text(value.Median) : $"{metric.Text(value.Median)} [{metric.Text(value.Low)}, {metric.Text(value.High)}]"),
        $"{value.Median:R}");
}
