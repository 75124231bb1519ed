// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>Pictures over the number of copies of one program, one run for each number.</summary>
public static class CopiesFigure
{
    private const string Copies = "Copies at once (number)";

    /// <summary>CPU time of all copies over the run's completion time.</summary>
    public static Figure Utilization(IReadOnlyList<CopiesPoint> points, string program) => new(
        "utilization",
        $"CPU utilization by the number of copies of {program}",
        "CPU time of all copies over the time to the end of the last. One run for each number.",
        [],
        [new Panel(
            "Utilization, all copies together",
            XAxis(points),
            Axis.Amount("CPU time / completion time (%)", points.Max(point => point.Total.UtilizationPercent)),
            [
                Over(points, "system", LineStyle.System, point => point.Total.SystemPercent, "0.0' %'"),
                Over(points, "user", LineStyle.User, point => point.Total.UserPercent, "0.0' %'"),
                Over(points, "total", LineStyle.Utilization, point => point.Total.UtilizationPercent, "0.0' %'"),
            ])]);

    /// <summary>Major and minor faults of all copies.</summary>
    public static Figure Faults(IReadOnlyList<CopiesPoint> points, string program)
    {
        Line major = Over(points, "major", LineStyle.Major, point => point.Total.MajorFaults, "N0");
        Line minor = Over(points, "minor", LineStyle.Minor, point => point.Total.MinorFaults, "N0");
        return new Figure(
            "faults",
            $"Page faults by the number of copies of {program}",
            "Sum over all copies of a run. One run for each number.",
            [],
            [FaultPanel("Major faults (page read from swap)", points, major), FaultPanel("Minor faults (no reading)", points, minor)]);
    }

    /// <summary>How long the copies take.</summary>
    public static Figure Completion(IReadOnlyList<CopiesPoint> points, string program) => new(
        "completion",
        $"Completion time by the number of copies of {program}",
        "Band: from the first copy to end to the last, within one run. One run for each number.",
        [],
        [new Panel(
            "From the common start to the end of a copy",
            XAxis(points),
            Axis.Amount("completion time (s)", points.Max(point => point.Total.CompletionSeconds)),
            [
                Over(points, "median copy", LineStyle.MedianCopy, point => point.MedianCompletionSeconds, "0.0' s'"),
                Over(points, "last copy", LineStyle.LastCopy, point => point.Total.CompletionSeconds, "0.0' s'"),
            ],
            new Band(
                [.. points.Select(point => (double)point.Copies)],
                [.. points.Select(point => point.FirstCompletionSeconds)],
                [.. points.Select(point => point.Total.CompletionSeconds)]))]);

    private static Panel FaultPanel(string heading, IReadOnlyList<CopiesPoint> points, Line line) =>
        new(heading, XAxis(points), Axis.Amount("faults", line.Points.Max(point => point.Y)), [line]);

    private static Axis XAxis(IReadOnlyList<CopiesPoint> points) => Axis.Counts(Copies, [.. points.Select(point => point.Copies)]);

    private static Line Over(
        IReadOnlyList<CopiesPoint> points, string label, LineStyle style, Func<CopiesPoint, double> value, string format) =>
        new(
            label,
            value(points[^1]).ToString(format),
            [.. points.Select(point => new DataPoint(point.Copies, value(point)))],
            style);
}
