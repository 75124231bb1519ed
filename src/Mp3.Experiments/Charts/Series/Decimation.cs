// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series;

/// <summary>Fewer points for a line that shows the same.</summary>
public static class Decimation
{
    /// <summary>Columns of a picture, about.</summary>
    public const int Columns = 2000;

    /// <summary>
    /// Keeps the first and the last point in each of <see cref="Columns"/> columns of equal width. A line that never
    /// falls loses nothing by that, because within a column these are its least and its greatest value.
    /// </summary>
    /// <param name="points">Points by rising x.</param>
    public static IReadOnlyList<CurvePoint> OfRisingLine(IReadOnlyList<CurvePoint> points)
    {
        if (points.Count <= 2 * Columns)
        {
            return points;
        }

        double start = points[0].X;
        double width = (points[^1].X - start) / Columns;
        int Column(CurvePoint point) => (int)((point.X - start) / width);
        List<CurvePoint> kept = [];
        for (int i = 0; i < points.Count; i++)
        {
            bool first = i == 0 || Column(points[i - 1]) != Column(points[i]);
            bool last = i == points.Count - 1 || Column(points[i + 1]) != Column(points[i]);
            if (first || last)
            {
                kept.Add(points[i]);
            }
        }

        return kept;
    }

    /// <summary>
    /// Keeps the first, the least, the greatest and the last point in each of <see cref="Columns"/> columns of equal width:
    /// no peak of the line is lost.
    /// </summary>
    /// <param name="points">Points by rising x.</param>
    public static IReadOnlyList<CurvePoint> OfLine(IReadOnlyList<CurvePoint> points)
    {
        if (points.Count <= 4 * Columns)
        {
            return points;
        }

        double start = points[0].X;
        double width = (points[^1].X - start) / Columns;
        return
        [
            .. points.GroupBy(point => (int)((point.X - start) / width)).SelectMany(column =>
            {
                CurvePoint[] own = [.. column];
                return ((CurvePoint[])[own[0], own.MinBy(point => point.Y)!, own.MaxBy(point => point.Y)!, own[^1]]).Distinct().OrderBy(point => point.X);
            }),
        ];
    }
}
