// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>The places that have a name in a picture over the number of copies.</summary>
internal static class CopiesMarks
{
    /// <summary>The knee of one curve, found in the data, and the number that the model names.</summary>
    /// <param name="points">By rising number of copies.</param>
    /// <param name="value">The curve.</param>
    /// <param name="threshold">From the model; null: unknown. Outside the measured numbers it is left out.</param>
    public static IReadOnlyList<Mark> Of(IReadOnlyList<CopiesPoint> points, Func<CopiesPoint, double> value, Threshold? threshold) =>
        Of([.. points.Select(point => new CurvePoint(point.Copies, value(point)))], threshold);

    /// <param name="points">The curve over the number of copies.</param>
    /// <param name="threshold">As above.</param>
    public static IReadOnlyList<Mark> Of(IReadOnlyList<CurvePoint> points, Threshold? threshold)
    {
        List<Mark> marks = [];
        if (Knee.Find([.. points.Select(point => (point.X, point.Y))]) is { } knee)
        {
            marks.Add(new Mark(knee, $"knee: N = {knee:0}", CurveStyle.FoundPlace));
        }

        if (threshold is not null && threshold.Copies >= points[0].X && threshold.Copies <= points[^1].X)
        {
            marks.Add(new Mark(
                threshold.Copies, $"N × working set = usable RAM: {threshold.Copies:0.0}", CurveStyle.PredictedPlace));
        }

        return marks;
    }
}
