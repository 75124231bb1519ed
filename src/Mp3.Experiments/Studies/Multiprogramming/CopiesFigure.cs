// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>
/// Pictures over the number of copies of one program, one run for each number. Each marks its curve's knee and, if it
/// is known, the number at which the copies' working sets are as large as the RAM.
/// </summary>
public static class CopiesFigure
{
    private const string Percent = "0.00' %'";

    /// <summary>CPU time of all copies over the run's completion time.</summary>
    public static Figure Utilization(IReadOnlyList<CopiesPoint> points, string program, Threshold? threshold) => new(
        CopiesSubject.Utilization.Name,
        CopiesSubject.Utilization.TitleFor(program),
        "CPU time of all copies over the time to the end of the last. One run for each number.",
        [],
        [new Panel(
            "Utilization, all copies together",
            XAxis(points),
            AxisScale.Amount("CPU time / completion time (%)", points.Max(point => point.Total.UtilizationPercent)),
            [
                Over(points, "system", CurveStyle.System, point => point.Total.SystemPercent, Percent),
                Over(points, "user", CurveStyle.User, point => point.Total.UserPercent, Percent),
                Over(points, "total", CurveStyle.Utilization, point => point.Total.UtilizationPercent, Percent),
            ])
        {
            Marks = CopiesMarks.Of(points, point => point.Total.UtilizationPercent, threshold),
        }]);

    /// <summary>Major and minor faults of all copies.</summary>
    public static Figure Faults(IReadOnlyList<CopiesPoint> points, string program, Threshold? threshold)
    {
        Curve major = Over(points, "major", CurveStyle.Major, point => point.Total.MajorFaults, "N0");
        Curve minor = Over(points, "minor", CurveStyle.Minor, point => point.Total.MinorFaults, "N0");
        return new Figure(
            CopiesSubject.Faults.Name,
            CopiesSubject.Faults.TitleFor(program),
            "Sum over all copies of a run. One run for each number.",
            [],
            [
                FaultPanel(FaultWords.Major, FaultWords.MajorAxis, points, [major]) with
                {
                    Marks = CopiesMarks.Of(points, point => point.Total.MajorFaults, threshold),
                },
                FaultPanel(FaultWords.Minor, FaultWords.MinorAxis, points, threshold is null ? [minor] : [FirstTouches(points, threshold), minor]),
            ]);
    }

    /// <summary>How long the copies take, and how much of it a copy sleeps.</summary>
    internal static Figure Completion(IReadOnlyList<CopiesPoint> points, string program, Threshold? threshold, Asleep? asleep) => new(
        CopiesSubject.Completion.Name,
        CopiesSubject.Completion.TitleFor(program),
        "Band along the lines: from the first copy to end to the last. One run for each number." + (asleep is null ? "" : " Shaded below: asleep between iterations."),
        [],
        [Asleep.Show(new Panel(
            "From the common start to the end of a copy",
            XAxis(points),
            AxisScale.Amount("Completion time (s)", points.Max(point => point.Total.CompletionSeconds)),
            [
                Over(points, "median copy", CurveStyle.MedianCopy, point => point.MedianCompletionSeconds, "0.0' s'"),
                Over(points, "last copy", CurveStyle.LastCopy, point => point.Total.CompletionSeconds, "0.0' s'"),
            ],
            new Band(
                [.. points.Select(point => (double)point.Copies)],
                [.. points.Select(point => point.FirstCompletionSeconds)],
                [.. points.Select(point => point.Total.CompletionSeconds)]))
        {
            Marks = CopiesMarks.Of(points, point => point.Total.CompletionSeconds, threshold),
        }, asleep)]);

    private static Curve FirstTouches(IReadOnlyList<CopiesPoint> points, Threshold threshold) =>
        Over(points, "first touches (model)", CurveStyle.Model, point => point.Copies * threshold.WorkingSetPages, "N0");

    private static Panel FaultPanel(string heading, string axis, IReadOnlyList<CopiesPoint> points, Curve[] lines) =>
        new(heading, XAxis(points), AxisScale.Amount(axis, lines.Max(line => line.Points.Max(point => point.Y))), lines);

    private static AxisScale XAxis(IReadOnlyList<CopiesPoint> points) =>
        AxisScale.Counts(CopiesRuns.N.Words, [.. points.Select(point => point.Copies)]);

    private static Curve Over(
        IReadOnlyList<CopiesPoint> points,
        string label,
        CurveStyle style,
        Func<CopiesPoint, double> value,
        string format) =>
        new(
            label,
            value(points[^1]).ToString(format),
            [.. points.Select(point => new CurvePoint(point.Copies, value(point)))],
            style);
}
