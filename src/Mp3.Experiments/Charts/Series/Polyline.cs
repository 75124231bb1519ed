// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series;

/// <summary>A line through points by rising x; points of equal x are a jump.</summary>
public static class Polyline
{
    /// <summary>The line's y at an x; beyond its ends, that of the end.</summary>
    /// <param name="points">At least one point.</param>
    /// <param name="x">Where.</param>
    public static double At(IReadOnlyList<CurvePoint> points, double x)
    {
        int after = 0;
        while (after < points.Count && points[after].X <= x)
        {
            after++;
        }

        if (after == 0 || after == points.Count)
        {
            return points[after == 0 ? 0 : after - 1].Y;
        }

        (CurvePoint left, CurvePoint right) = (points[after - 1], points[after]);
        return left.Y + ((right.Y - left.Y) * (x - left.X) / (right.X - left.X));
    }

    /// <summary>The part of the line between two x.</summary>
    public static IReadOnlyList<CurvePoint> Between(IReadOnlyList<CurvePoint> points, double from, double to) =>
    [
        new CurvePoint(from, At(points, from)),
        .. points.Where(point => point.X > from && point.X < to),
        new CurvePoint(to, At(points, to)),
    ];
}
