// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series;

/// <summary>Lines over time from the rows of a stream: of a process, of the machine, of what tasks waited for.</summary>
public static class StreamSeries
{
    private const double NsPerSecond = 1e9;
    private const double KibPerMib = 1024;

    /// <summary>The running sum: one point a row, after (0, 0); x in s since the first tick's epoch.</summary>
    /// <param name="rows">Of one run, by time.</param>
    /// <param name="timeNs">Of a row.</param>
    /// <param name="count">What a row adds.</param>
    public static IReadOnlyList<CurvePoint> Accumulated<T>(IEnumerable<T> rows, Func<T, long> timeNs, Func<T, double> count)
    {
        List<CurvePoint> points = [new(0, 0)];
        foreach (T row in rows)
        {
            points.Add(new CurvePoint(timeNs(row) / NsPerSecond, points[^1].Y + count(row)));
        }

        return points;
    }

    /// <summary>A level at each row, MiB, with no peak left out; x in s since the first tick's epoch.</summary>
    /// <param name="rows">Of one run, by time.</param>
    /// <param name="timeNs">Of a row.</param>
    /// <param name="kib">How much there is, KiB.</param>
    public static IReadOnlyList<CurvePoint> Levels<T>(IEnumerable<T> rows, Func<T, long> timeNs, Func<T, long> kib) =>
        Decimation.OfLine([.. rows.Select(row => new CurvePoint(timeNs(row) / NsPerSecond, kib(row) / KibPerMib))]);
}
