// SPDX-License-Identifier: MIT

using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Claims;

/// <summary>Where a curve over N bends upwards.</summary>
public static class Knee
{
    /// <summary>Steeper by this factor behind the knee than before it, on average.</summary>
    public const double LeastBend = 3;

    /// <summary>The two lines may leave this much of the curve's variance unexplained.</summary>
    public const double MostUnexplained = 0.05;

    /// <summary>
    /// And no more than this part of what the best curve without a corner leaves: a parabola, or an exponential.
    /// </summary>
    public const double MostOfSmooth = 0.5;

    /// <summary>Fewer points than this fit two lines, whatever they show.</summary>
    public const int LeastPoints = 5;

    private const double MostGrowth = 60;

    private static readonly double[] Fractions = [0, 0.25, 0.5, 0.75];

    private static readonly double[] Growths = [.. Enumerable.Range(1, 60).Select(i => i * MostGrowth / 60)];

    /// <summary>
    /// The last number before the rise. Two straight lines that meet are fitted to the curve by least squares; the
    /// knee is the measured number where they meet, or the last before that. There is one only if it and both of its
    /// neighbours (N − 1 and N + 1, or what the caller says) were measured, if the curve is at least <see cref="LeastBend"/> times as steep
    /// behind it, and if the lines fit: by themselves (<see cref="MostUnexplained"/>), and better than a curve
    /// without a corner (<see cref="MostOfSmooth"/>), because any convex curve has a point that lies farthest below
    /// its chord. Units and the order of magnitude of the values don't matter.
    /// </summary>
    /// <param name="points">By rising x.</param>
    /// <param name="mostGap">A point that is no farther away than this is a neighbour, in the unit of x.</param>
    /// <returns>The x of the knee, one of the points'; null: there is none.</returns>
    public static double? Find(IReadOnlyList<(double X, double Y)> points, double mostGap = 1)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (!CanBend(points))
        {
            return null;
        }

        (double[] x, double[] y) = Scaled(points);
        double[] ones = Ones(x);
        (int corner, double error) = Best(x, y, i => HasNeighbours(points, i, mostGap));
        return corner > 0
            && error <= MostUnexplained * LeastSquares.Error(y, ones)
            && error <= MostOfSmooth * Smooth()
            && IsBend(points, corner)
                ? points[corner].X
                : null;

        double Smooth() => Growths
            .Select(growth => LeastSquares.Error(y, ones, [.. x.Select(value => Math.Exp(growth * (value - 1)))]))
            .Append(LeastSquares.Error(y, ones, x, [.. x.Select(value => value * value)]))
            .Min();
    }

    /// <summary>Where a knee may be, if neighbours that were not measured yet bear it out: the point where the two lines
    /// meet that fit best, or the last before that.</summary>
    /// <param name="points">By rising x.</param>
    /// <returns>Its index, with a point on either side; null: the curve is too short, or level.</returns>
    public static int? Corner(IReadOnlyList<(double X, double Y)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (!CanBend(points))
        {
            return null;
        }

        (double[] x, double[] y) = Scaled(points);
        return Best(x, y, _ => true).Corner;
    }

    private static bool CanBend(IReadOnlyList<(double X, double Y)> points) =>
        points.Count >= LeastPoints && Changes.Between(points.Min(point => point.Y), points.Max(point => point.Y)) != Change.Stays;

    private static (int Corner, double Error) Best(double[] x, double[] y, Func<int, bool> isCandidate)
    {
        double[] ones = Ones(x);
        return Enumerable.Range(1, x.Length - 2)
            .Where(isCandidate)
            .Select(i => (i, Error: Fractions.Min(fraction => Hinge(x[i] + (fraction * (x[i + 1] - x[i]))))))
            .Append((i: -1, Error: double.PositiveInfinity))
            .MinBy(candidate => candidate.Error);

        double Hinge(double at) => LeastSquares.Error(y, ones, x, [.. x.Select(value => Math.Max(0, value - at))]);
    }

    private static double[] Ones(double[] x) => [.. x.Select(_ => 1.0)];

    private static bool HasNeighbours(IReadOnlyList<(double X, double Y)> points, int i, double mostGap) =>
        points[i].X - points[i - 1].X <= mostGap && points[i + 1].X - points[i].X <= mostGap;

    private static bool IsBend(IReadOnlyList<(double X, double Y)> points, int corner)
    {
        double before = Slope(points[0], points[corner]);
        double after = Slope(points[corner], points[^1]);
        return after > LeastBend * Math.Max(before, 0);
    }

    private static double Slope((double X, double Y) from, (double X, double Y) to) => (to.Y - from.Y) / (to.X - from.X);

    // Both axes from 0 to 1.
    private static (double[] X, double[] Y) Scaled(IReadOnlyList<(double X, double Y)> points)
    {
        (double left, double width) = (points[0].X, points[^1].X - points[0].X);
        double low = points.Min(point => point.Y);
        double height = points.Max(point => point.Y) - low;
        return ([.. points.Select(point => (point.X - left) / width)], [.. points.Select(point => (point.Y - low) / height)]);
    }
}
