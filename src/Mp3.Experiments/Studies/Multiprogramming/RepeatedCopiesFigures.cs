// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>Pictures over the number of copies, with all seeds.</summary>
internal static class RepeatedCopiesFigures
{
    public static IReadOnlyList<Figure> Of(RepeatedResult result)
    {
        string program = ((ProcessResult)result.Repetitions[0]).Runs[0].Command;
        if (result.Conditions.Count == 1)
        {
            return [OneNumber(result, program) with { Finding = RepeatedCopiesFindings.Alone(result) }];
        }

        IReadOnlyList<MeasuredRun> runs = MeasuredRun.Of((ProcessResult)result.Repetitions[0]);
        var threshold = Threshold.Of(runs);
        var asleep = Asleep.Of(runs);
        return
        [
            .. CopiesSubject.All.Select(subject => new Figure(
                subject.Name,
                subject.TitleFor(program),
                RepeatedNote.Of(result, "Thin lines: the seeds, each by itself."),
                [],
                [.. subject.Curves.Select(curve => PanelOf(result, curve, threshold, asleep))])
            {
                Finding = RepeatedCopiesFindings.OverCopies(result, subject.Lead, subject.LeadName),
            }),
        ];
    }

    // A point makes no line.
    private static Figure OneNumber(RepeatedResult result, string program)
    {
        string run = result.Conditions[0];
        IReadOnlyList<Observation> rows = result.RowsOf(run);
        return new Figure("copies", $"{CopiesTable.Copies(CopiesRuns.CopiesOf(rows[0]))} of {program}", $"{rows.Count} seeds.", [], [])
        {
            Tables = [MetricTableFigure.TableOf(result, run, CopiesTable.Heading)],
        };
    }

    private static Panel PanelOf(RepeatedResult result, CopiesCurve curve, Threshold? threshold, Asleep? asleep)
    {
        (int Copies, MedianInterval Spread)[] points = [.. result.Conditions.Select(condition =>
            (Copies: CopiesRuns.CopiesOf(result.RowsOf(condition)[0]), Spread: result.Spread(condition, curve.Metric))).OrderBy(point => point.Copies)];
        CurvePoint[] medians = [.. points.Select(point => new CurvePoint(point.Copies, point.Spread.Median))];
        IEnumerable<Curve> seeds = result.Observations
            .GroupBy(row => row.Seed)
            .Select(rows => new Curve(
                null,
                null,
                [.. rows.OrderBy(CopiesRuns.CopiesOf).Select(row => new CurvePoint(CopiesRuns.CopiesOf(row), curve.Metric.Of(row)))],
                CurveStyle.OneOfMany));
        var panel = new Panel(
            curve.Heading,
            AxisScale.Counts(CopiesRuns.N.Words, [.. points.Select(point => point.Copies)]),
            AxisScale.Amount(curve.Axis, result.Observations.Max(curve.Metric.Of)),
            [.. seeds, new Curve("median", curve.Metric.WithUnit(medians[^1].Y), medians, curve.Style)],
            new Band(
                [.. points.Select(point => (double)point.Copies)],
                [.. points.Select(point => point.Spread.Low)],
                [.. points.Select(point => point.Spread.High)]))
        {
            Marks = CopiesMarks.Of(medians, threshold),
        };
        return curve.Metric == ProcessMetrics.Completion ? Asleep.Show(panel, asleep) : panel;
    }
}
