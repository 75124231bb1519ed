// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series;

/// <summary>Where a line shows its marker, so that lines differ in grey too.</summary>
public static class MarkerPlaces
{
    private const int EveryPointUpTo = 30;
    private const int MarkersPerLine = 9;

    /// <summary>
    /// All points of a short line; of a long one the last, and about nine that are evenly spread in x and staggered
    /// between lines. On a line of steps markers sit in the middle of steps.
    /// </summary>
    /// <param name="points">Points by rising x.</param>
    /// <param name="isSteps">Each point holds to the next one's x.</param>
    /// <param name="line">Number of the line in its panel, from 0.</param>
    /// <param name="lines">Lines in the panel.</param>
    public static IReadOnlyList<CurvePoint> Of(IReadOnlyList<CurvePoint> points, bool isSteps, int line, int lines)
    {
        if (isSteps)
        {
            points = [.. points.Zip(points.Skip(1), (step, next) => step with { X = (step.X + next.X) / 2 })];
        }

        return points.Count <= EveryPointUpTo && !isSteps ? points : Spread(points, (line + 0.5) / lines);
    }

    private static List<CurvePoint> Spread(IReadOnlyList<CurvePoint> points, double stagger)
    {
        if (points.Count == 0)
        {
            return [];
        }

        double[] xs = [.. points.Select(point => point.X)];
        double gap = (xs[^1] - xs[0]) / MarkersPerLine;
        IEnumerable<int> spread = Enumerable.Range(0, MarkersPerLine)
            .Select(k => xs[0] + (gap * (k + stagger)))
            .Where(x => x < xs[^1] - (gap / 2))
            .Select(x => Nearest(xs, x));
        return [.. spread.Append(points.Count - 1).Distinct().Select(i => points[i])];
    }

    private static int Nearest(double[] xs, double x)
    {
        int found = Array.BinarySearch(xs, x);
        return found >= 0 ? found : Math.Min(~found, xs.Length - 1);
    }
}
