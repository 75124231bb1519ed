// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Claims;

/// <summary>Where a curve that was flat begins to rise.</summary>
public static class Knee
{
    /// <summary>Fewer points than this have no knee: a corner needs something on both of its sides.</summary>
    public const int LeastPoints = 3;

    /// <summary>
    /// A curve that stays closer than this to the straight line between its ends has no knee, as a part of its range.
    /// </summary>
    public const double LeastDepth = 0.1;

    /// <summary>
    /// The point that lies farthest below the straight line from the first point to the last, both axes scaled to
    /// 0…1: Kneedle for a convex, rising curve, without smoothing (V. Satopää et al., Finding a "Kneedle" in a
    /// Haystack, ICDCS Workshops 2011). It is one of the measured points, the last before the rise; where between it
    /// and the next one the rise begins, the data can't tell.
    /// </summary>
    /// <param name="points">By rising x.</param>
    /// <returns>The x of the knee; null: too few points, a curve that doesn't rise, or one that has no corner.</returns>
    public static double? Find(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count < LeastPoints || points[^1].Y <= points[0].Y)
        {
            return null;
        }

        (double x0, double y0) = points[0];
        (double width, double height) = (points[^1].X - x0, points[^1].Y - y0);
        (double depth, double x) = points
            .Select(point => (((point.X - x0) / width) - ((point.Y - y0) / height), point.X))
            .MaxBy(candidate => candidate.Item1);
        return depth >= LeastDepth ? x : null;
    }
}
