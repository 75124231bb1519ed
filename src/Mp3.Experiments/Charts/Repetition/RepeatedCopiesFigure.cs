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
        return
        [
            OfMetrics(result, "utilization", $"CPU utilization by the number of copies of {program}",
                [("Utilization, all copies together", "CPU time / completion time (%)", Metric.Utilization, CurveStyle.Utilization)]),
            OfMetrics(result, "faults", $"Page faults by the number of copies of {program}",
                [
                    ("Major faults (needed I/O)", "Faults (number)", Metric.MajorFaults, CurveStyle.Major),
                    ("Minor faults (no I/O)", "Faults (number)", Metric.MinorFaults, CurveStyle.Minor),
                ]),
            OfMetrics(result, "completion", $"Completion time by the number of copies of {program}",
                [("From the common start to the end of the last copy", "Completion time (s)", Metric.Completion, CurveStyle.LastCopy)]),
        ];
    }

    private static Figure OfMetrics(
        RepeatedResult result, string name, string title, (string Heading, string Axis, Metric Metric, CurveStyle Style)[] panels)
    {
        var threshold = Threshold.Of(MeasuredRun.Of(result.Repetitions[0]));
        return new Figure(
            name,
            title,
            RepeatedNote.Of(result, "Thin lines: the seeds, each by itself."),
            [],
            [.. panels.Select(panel => PanelOf(result, panel, threshold))]);
    }

    private static Panel PanelOf(
        RepeatedResult result, (string Heading, string Axis, Metric Metric, CurveStyle Style) panel, Threshold? threshold)
    {
        (int Copies, MedianInterval Spread)[] points = [.. result.Conditions.Select(condition =>
            (result.RowsOf(condition)[0].Processes, result.Spread(condition, panel.Metric))).OrderBy(point => point.Processes)];
        CurvePoint[] medians = [.. points.Select(point => new CurvePoint(point.Copies, point.Spread.Median))];
        IEnumerable<Curve> seeds = result.Rows
            .GroupBy(row => row.Seed)
            .Select(rows => new Curve(
                null,
                null,
                [.. rows.OrderBy(row => row.Processes).Select(row => new CurvePoint(row.Processes, panel.Metric.Of(row)))],
                CurveStyle.OneOfMany));
        return new Panel(
            panel.Heading,
            AxisScale.Counts("Copies at once (number)", [.. points.Select(point => point.Copies)]),
            AxisScale.Amount(panel.Axis, result.Rows.Max(panel.Metric.Of)),
            [.. seeds, new Curve("median", panel.Metric.Text(medians[^1].Y), medians, panel.Style)],
            new Band(
                [.. points.Select(point => (double)point.Copies)],
                [.. points.Select(point => point.Spread.Low)],
                [.. points.Select(point => point.Spread.High)]))
        {
            Marks = CopiesMarks.Of(medians, threshold),
        };
    }
}
