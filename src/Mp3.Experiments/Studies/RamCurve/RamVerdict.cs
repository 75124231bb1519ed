// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>What a curve says of the RAM that its programs need.</summary>
/// <param name="Curve">The points.</param>
/// <param name="Tolerance">Slowdown that is still good, as a part of the reference's time.</param>
/// <param name="Enough">With which RAM they are as fast as that.</param>
/// <param name="Thrashing">With which RAM they do not thrash (<see cref="RamRules.ThrashingFactor"/>).</param>
/// <param name="OutOfMemory">With which RAM the OOM killer does not come.</param>
/// <param name="Violations">Where more RAM is worse, a sentence each.</param>
public sealed record RamVerdict(
    MeasuredCurve Curve, double Tolerance, RamBound Enough, RamBound Thrashing, RamBound OutOfMemory, IReadOnlyList<string> Violations)
{
    /// <summary>RAM below which there can be no point, MiB, where the programs alone could live on less; null: there is no such RAM.</summary>
    public int? FloorMib { get; init; }

    public static RamVerdict Of(MeasuredCurve curve, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var rules = new RamRules(curve, tolerance);
        return new RamVerdict(curve, tolerance, rules.Enough, rules.Thrashing, rules.OutOfMemory, [.. Slower(curve), .. Killed(curve)]);
    }

    // Of several the one that costs most: they are often neighbours.
    private static IEnumerable<string> Slower(MeasuredCurve curve)
    {
        IReadOnlyList<RamPoint> whole = curve.Whole;
        (RamPoint Less, RamPoint More)[] pairs =
        [
            .. whole.Skip(1)
                .Select((more, i) => (Less: whole.Take(i + 1).MinBy(point => point.Seconds)!, More: more))
                .Where(pair => Changes.Between(pair.Less.Seconds, pair.More.Seconds) == Change.Rises),
        ];
        return pairs.Length == 0 ? []
            : pairs.MaxBy(pair => pair.More.Seconds / pair.Less.Seconds) is var (less, more)
                ? [$"more RAM is not always faster: {more.RamMib:N0} MiB take {more.Seconds:0.00} s, {less.RamMib:N0} MiB {less.Seconds:0.00} s"
                    + (pairs.Length > 1 ? $"; in all {pairs.Length} points are slower than one with less RAM" : "")]
                : [];
    }

    private static IEnumerable<string> Killed(MeasuredCurve curve)
    {
        RamPoint? killed = curve.Falling.FirstOrDefault(point => point.End == RamEnd.OutOfMemory);
        return killed is not null && curve.Points.FirstOrDefault(point => point.IsWhole && point.RamMib < killed.RamMib) is { } whole
            ? [$"the OOM killer comes with {killed.RamMib:N0} MiB, but not with {whole.RamMib:N0} MiB"]
            : [];
    }
}
