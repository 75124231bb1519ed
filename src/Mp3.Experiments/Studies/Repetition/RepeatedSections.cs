// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report;
using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>The results of a study that was repeated.</summary>
internal static class RepeatedSections
{
    /// <summary>Medians, differences, then every seed by itself with the way to its own report.</summary>
    public static IReadOnlyList<Html> Of(RepeatedResult result, string dataFolder) => [Spreads(result), Differences(result), Seeds(result, dataFolder)];

    private static Html Spreads(RepeatedResult result)
    {
        MedianInterval any = result.Spread(result.Conditions[0], result.Metrics[0]);
        return HtmlTable.Of(
            $"Median of {any.Count} seeds, with its {any.ConfidenceText} interval",
            [new("run"), .. result.Metrics.Select(metric => new HtmlColumn(metric.Name, IsNumber: true))],
            result.Conditions.Select(condition => new Row(
            [
                Cell.Of(condition),
                .. result.Metrics.Select(metric => CellOf(result.Spread(condition, metric), metric.Text)),
            ])));
    }

    private static Html Differences(RepeatedResult result)
    {
        IEnumerable<Row> rows =
            from pair in result.Conditions.Zip(result.Conditions.Skip(1))
            from metric in result.Metrics
            let difference = result.Between(pair.First, pair.Second, metric)
            select new Row(
            [
                Cell.Of($"{pair.First}, {pair.Second}"),
                Cell.Of(metric.Name),
                CellOf(difference.Absolute, metric.SignedText),
                new Cell(Html.Text(difference.RelativeText), $"{difference.RelativeMedian}"),
                Cell.Of(difference.Ruling),
            ]);
        return result.Conditions.Count == 1
            ? Html.Empty
            : HtmlTable.Of(
                "Differences between a run and the next, seed by seed",
                [new("from, to"), new("metric"), new("difference", IsNumber: true), new("ratio", IsNumber: true), new("verdict")],
                rows);
    }

    private static Html Seeds(RepeatedResult result, string dataFolder) => HtmlTable.Of(
        "Every seed by itself",
        [new("seed"), new("run"), .. result.Metrics.Select(metric => new HtmlColumn(metric.Name, IsNumber: true))],
        result.Observations.Select(row => new Row(
        [
            new Cell(
                Html.Of($"""<a href="{dataFolder}{RepeatedResult.FolderOf(row.Seed)}/{ReportFile.Name}">{$"{row.Seed}"}</a>"""),
                $"{row.Seed}"),
            Cell.Of(row.Run),
            .. result.Metrics.Select(metric => Cell.Of(metric.Of(row), metric.Format)),
        ])));

    private static Cell CellOf(MedianInterval spread, Func<double, string> format) =>
        new(Html.Text(RepeatedTables.Text(spread, format)), $"{spread.Median:R}");
}
