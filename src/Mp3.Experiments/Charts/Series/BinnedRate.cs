// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series;

/// <summary>What was counted, per second, in bins of equal width: page faults, pages, time.</summary>
public static class BinnedRate
{
    private const double LongestInShortBins = 400;
    private const int MostLongBins = 240;

    // A workload that rests for a second after each burst has a period of little more than a second: bins of about
    // that width would show peaks and gaps that are the bins' own. So they are far shorter, or far longer.
    private static readonly double[] Short = [0.1, 0.2, 0.25];
    private static readonly double[] Long = [10, 20, 60, 120, 300, 600, 1800, 3600];

    /// <summary>
    /// Steps: one point at the left edge of each bin with the rate in it, per second, and a last one at the end. What was
    /// counted between two points of the accumulation counts as spread evenly over the time between them, so that it
    /// doesn't matter how bins and samples lie to each other. The last bin ends where the accumulation does.
    /// </summary>
    /// <param name="accumulated">What was counted so far over time in s, by rising time; begins at time 0.</param>
    /// <param name="width">Width of a bin, s.</param>
    public static IReadOnlyList<CurvePoint> Of(IReadOnlyList<CurvePoint> accumulated, double width)
    {
        double end = accumulated.Count == 0 ? 0 : accumulated[^1].X;
        if (end <= 0)
        {
            return [];
        }

        // A bin of a rounding error at the end would have any rate.
        int bins = Math.Max(1, (int)Math.Ceiling((end / width) - 1e-6));
        double[] edges = [.. Enumerable.Range(0, bins).Select(k => k * width), end];
        double[] counts = CountsAt(accumulated, edges);
        List<CurvePoint> steps = [.. Enumerable.Range(0, bins).Select(k =>
            new CurvePoint(edges[k], (counts[k + 1] - counts[k]) / (edges[k + 1] - edges[k])))];
        return [.. steps, new CurvePoint(end, steps[^1].Y)];
    }

    /// <summary>
    /// The width that suits a run of <paramref name="durationSeconds"/>: 0.1 s to 0.25 s, or, where those would be
    /// narrower than a column of the picture, 10 s or more.
    /// </summary>
    public static double WidthFor(double durationSeconds) => durationSeconds switch
    {
        <= LongestInShortBins / 4 => Short[0],
        <= LongestInShortBins / 2 => Short[1],
        <= LongestInShortBins => Short[2],
        _ => Long.FirstOrDefault(width => width * MostLongBins >= durationSeconds, Long[^1]),
    };

    // Both rise, so one walk finds all.
    private static double[] CountsAt(IReadOnlyList<CurvePoint> points, double[] places)
    {
        double[] counts = new double[places.Length];
        int next = 0;
        for (int i = 0; i < places.Length; i++)
        {
            while (next < points.Count && points[next].X <= places[i])
            {
                next++;
            }

            counts[i] = next == 0 ? points[0].Y : next == points.Count ? points[^1].Y : Between(points[next - 1], points[next], places[i]);
        }

        return counts;
    }

    private static double Between(CurvePoint left, CurvePoint right, double x) =>
        left.Y + ((right.Y - left.Y) * (x - left.X) / (right.X - left.X));
}
