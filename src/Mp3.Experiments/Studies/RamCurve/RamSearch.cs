// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>
/// Which points come next, from those that are there: the answer depends on nothing else, so it is the same on every
/// machine. First RAM is halved until the programs can't live on it; then each threshold of the verdict is bracketed by
/// bisection; then the bend of the major faults; what is left is spent where the curve changes most.
/// </summary>
/// <param name="LeastMib">No point is below, MiB.</param>
/// <param name="MostMib">The point with the most RAM, MiB.</param>
/// <param name="Tolerance">Of the verdict.</param>
/// <param name="MostPoints">Points in all, the reference among them.</param>
/// <param name="GoesDown">Down to <paramref name="LeastMib"/> even if the programs take too long for that already.</param>
public sealed record RamSearch(int LeastMib, int MostMib, double Tolerance, int MostPoints, bool GoesDown = false)
{
    /// <summary>Where nothing but the shape is wanted, points are this part of the range apart.</summary>
    private const int ShapeSteps = 16;

    /// <summary>And there only where a quantity changes by more than this part of its range.</summary>
    private const double ShapeChange = 1.0 / 8;

    private const int ShapePoints = 2;

    /// <summary>RAM that is enough for sure, MiB, where <see cref="MostMib"/> is an estimate that may turn out too low; null: it is none.</summary>
    public int? RoofMib { get; init; }

    /// <summary>RAM of the points of the next round, MiB, the most important first; empty: there is nothing to add.</summary>
    public IReadOnlyList<int> Next(MeasuredCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        int left = MostPoints - 1 - curve.Points.Count;
        return [.. Wanted(curve).Except(curve.Points.Select(point => point.RamMib)).Take(Math.Max(0, left))];
    }

    private IEnumerable<int> Wanted(MeasuredCurve curve)
    {
        if (curve.Points.Count == 0)
        {
            return [MostMib, .. Halved(MostMib)];
        }

        IReadOnlyList<int> next = [.. Ascent(curve), .. Descent(curve), .. Thresholds(curve)];
        return next.Count > 0 ? next : Bend(curve) is { Length: > 0 } bend ? bend : Shape(curve);
    }

    private int[] Halved(int mib) => mib > LeastMib ? [Math.Max(LeastMib, mib / 2)] : [];

    private int[] Ascent(MeasuredCurve curve) => RoofMib is { } roof && roof > curve.Points[^1].RamMib && new RamRules(curve, Tolerance).Enough.Good is null
        ? [roof]
        : [];

    // Once they are killed, less RAM won't save them.
    private int[] Descent(MeasuredCurve curve)
    {
        RamPoint lowest = curve.Points[0];
        bool isHopeless = lowest.End == RamEnd.TimedOut || curve.FactorOf(lowest) > RamRules.GivenUpFactor;
        return lowest.End == RamEnd.OutOfMemory || (isHopeless && !GoesDown) ? [] : Halved(lowest.RamMib);
    }

    private IEnumerable<int> Thresholds(MeasuredCurve curve)
    {
        var rules = new RamRules(curve, Tolerance);
        return ((RamBound[])[rules.Enough, rules.OutOfMemory, rules.Thrashing])
            .Select(bound => bound.Middle(curve.ResolutionMib))
            .OfType<int>();
    }

    private static int[] Bend(MeasuredCurve curve) => curve.CornerOf(point => point.MajorFaults) is var (below, corner, above)
        ? [.. Middles(curve.ResolutionMib, (below, corner), (corner, above))]
        : [];

    private int[] Shape(MeasuredCurve curve)
    {
        IReadOnlyList<RamPoint> whole = curve.Whole;
        if (whole.Count < 2)
        {
            return [];
        }

        double faults = Range(point => point.MajorFaults);
        double seconds = Range(point => point.Seconds);
        return
        [
            .. Middles(
                Math.Max(curve.ResolutionMib, (MostMib - LeastMib) / ShapeSteps),
                [.. whole.Zip(whole.Skip(1)).Where(pair => ChangeOver(pair) > ShapeChange).OrderByDescending(ChangeOver)])
                .Take(ShapePoints),
        ];

        double Range(Func<RamPoint, double> quantity) => whole.Max(quantity) - whole.Min(quantity);

        double ChangeOver((RamPoint Below, RamPoint Above) pair) => Math.Max(
            Part(pair.Above.MajorFaults - pair.Below.MajorFaults, faults), Part(pair.Above.Seconds - pair.Below.Seconds, seconds));

        static double Part(double change, double range) => range > 0 ? Math.Abs(change) / range : 0;
    }

    private static IEnumerable<int> Middles(int mostGap, params (RamPoint Below, RamPoint Above)[] gaps) => gaps
        .Where(gap => gap.Above.RamMib - gap.Below.RamMib > mostGap)
        .Select(gap => gap.Below.RamMib + ((gap.Above.RamMib - gap.Below.RamMib) / 2));
}
