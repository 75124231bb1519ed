// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series;

/// <summary>Where a line shows its marker, so that lines differ in grey too.</summary>
public static class MarkerPlaces
{
    private const int EveryPointUpTo = 30;
    private const int MarkersPerLine = 9;

    /// <summary>
    /// Indices into <paramref name="points"/>: all of a short line; of a long one about nine, evenly spread in x and
    /// staggered between lines, and the last.
    /// </summary>
    /// <param name="points">Points by rising x.</param>
    /// <param name="line">Number of the line in its panel, from 0.</param>
    /// <param name="lines">Lines in the panel.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<DataPoint> points, int line, int lines)
    {
        if (points.Count <= EveryPointUpTo)
        {
            return [.. Enumerable.Range(0, points.Count)];
        }

        double[] xs = [.. points.Select(point => point.X)];
        double span = xs[^1] - xs[0];
        double stagger = (line + 0.5) / lines;
        IEnumerable<int> spread = Enumerable.Range(0, MarkersPerLine)
            .Select(k => Nearest(xs, xs[0] + (span * (k + stagger) / MarkersPerLine)));
        return [.. spread.Append(points.Count - 1).Distinct()];
    }

    private static int Nearest(double[] xs, double x)
    {
        int found = Array.BinarySearch(xs, x);
        return found >= 0 ? found : Math.Min(~found, xs.Length - 1);
    }
}
