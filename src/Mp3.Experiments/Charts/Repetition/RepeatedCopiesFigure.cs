// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Charts.Repetition;

/// <summary>Pictures over the number of copies, with all seeds.</summary>
internal static class RepeatedCopiesFigure
{
    public static IReadOnlyList<Figure> Of(RepeatedResult result)
    {
        string program = result.Repetitions[0].Runs[0].Command;
        var threshold = Threshold.Of(MeasuredRun.Of(result.Repetitions[0]));
        return
        [
            .. CopiesSubject.All.Select(subject => new Figure(
                subject.Name,
                subject.TitleFor(program),
                RepeatedNote.Of(result, "Thin lines: the seeds, each by itself."),
                [],
                [.. subject.Curves.Select(curve => PanelOf(result, curve, threshold))])),
        ];
    }

    private static Panel PanelOf(RepeatedResult result, CopiesCurve curve, Threshold? threshold)
    {
        (int Copies, MedianInterval Spread)[] points = [.. result.Conditions.Select(condition =>
            (result.RowsOf(condition)[0].Processes, result.Spread(condition, curve.Metric))).OrderBy(point => point.Processes)];
        CurvePoint[] medians = [.. points.Select(point => new CurvePoint(point.Copies, point.Spread.Median))];
        IEnumerable<Curve> seeds = result.Rows
            .GroupBy(row => row.Seed)
            .Select(rows => new Curve(
                null,
                null,
                [.. rows.OrderBy(row => row.Processes).Select(row => new CurvePoint(row.Processes, curve.Metric.Of(row)))],
                CurveStyle.OneOfMany));
        return new Panel(
            curve.Heading,
            AxisScale.Counts(CopiesSubject.Copies, [.. points.Select(point => point.Copies)]),
            AxisScale.Amount(curve.Axis, result.Rows.Max(curve.Metric.Of)),
            [.. seeds, new Curve("median", curve.Metric.Text(medians[^1].Y), medians, curve.Style)],
            new Band(
                [.. points.Select(point => (double)point.Copies)],
                [.. points.Select(point => point.Spread.Low)],
                [.. points.Select(point => point.Spread.High)]))
        {
            Marks = CopiesMarks.Of(medians, threshold),
        };
    }
}
