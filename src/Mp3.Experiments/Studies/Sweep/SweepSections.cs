// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>The results of a sweep in its report.</summary>
internal static class SweepSections
{
    /// <summary>A page with more rows is slow to open; the file has them all.</summary>
    private const int MostRows = 1000;

    public static Html Of(SweepResult result, string dataFolder)
    {
        SweepGrid grid = result.Grid;
        MedianInterval any = grid.Conditions.MaxBy(condition => condition.Values[0].Count)!.Values[0];
        string what = any.Count == 1 ? "Each condition" : $"Each condition: median of {any.Count} seeds, with its {any.ConfidenceText} interval";
        string shown = grid.Conditions.Count > MostRows ? $"; the first {MostRows:N0} of {grid.Conditions.Count:N0}" : "";
        Html table = HtmlTable.Of(
            what + shown,
            [
                .. grid.Axes.Select(axis => new HtmlColumn(axis.Name, axis.IsNumeric)),
                new("seeds", IsNumber: true),
                .. grid.Metrics.Select(metric => new HtmlColumn(metric.Name, IsNumber: true)),
            ],
            grid.Conditions.Take(MostRows).Select(condition => new Row(
            [
                .. condition.At.Select(value => Cell.Of(value.Text)),
                Cell.Of(condition.Values[0].Count, "N0"),
                .. grid.Metrics.Zip(condition.Values, (metric, spread) => new Cell(Html.Text(Text(spread, metric.Text)), $"{spread.Median:R}")),
            ])));
        return Html.Lines(
        [
            table,
            Html.Of($"""<p>A row for each seed, with the name of its run in the store: <a href="{dataFolder}{SweepRow.File}">{SweepRow.File}</a>.</p>"""),
        ]);
    }

    private static string Text(MedianInterval spread, Func<double, string> format) =>
        spread.Count == 1 ? format(spread.Median) : $"{format(spread.Median)} [{format(spread.Low)}, {format(spread.High)}]";
}
