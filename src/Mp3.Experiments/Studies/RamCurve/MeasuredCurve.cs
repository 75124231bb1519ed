// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>The points of a curve over RAM.</summary>
/// <param name="Reference">The run without a limit. Its RAM is all that it ever touches.</param>
/// <param name="Points">The others, each RAM once, by rising RAM.</param>
public sealed record MeasuredCurve(RamPoint Reference, IReadOnlyList<RamPoint> Points)
{
    /// <summary>A threshold is looked for until its bracket is this part of <see cref="RamPoint.RamMib"/> of the reference.</summary>
    private const int Fineness = 64;

    /// <summary>A bracket that is no wider than this is not divided, MiB.</summary>
    public int ResolutionMib => Math.Max(1, Reference.RamMib / Fineness);

    /// <summary>By falling RAM.</summary>
    public IEnumerable<RamPoint> Falling => Points.Reverse();

    /// <summary>Those whose time can be compared, by rising RAM.</summary>
    public IReadOnlyList<RamPoint> Whole => [.. Points.Where(point => point.IsWhole)];

    /// <summary>Those of them up to the first that has all that is touched and is as fast as the reference; at least the reference.</summary>
    public IReadOnlyList<RamPoint> Drawn
    {
        get
        {
            RamPoint[] slower = [.. Whole.TakeWhile(point => point.RamMib < Reference.RamMib || Changes.Between(Reference.Seconds, point.Seconds) == Change.Rises)];
            return slower.Length < Whole.Count ? [.. slower, Whole[slower.Length]]
                : slower.LastOrDefault()?.RamMib >= Reference.RamMib ? slower
                : [.. slower, Reference];
        }
    }

    /// <summary>Its time over the reference's; of a run that was ended, at least so much.</summary>
    public double FactorOf(RamPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Seconds / Reference.Seconds;
    }

    /// <summary>
    /// The last RAM before a quantity rises, as RAM falls (<see cref="Knee"/>); its neighbours are those within the
    /// resolution.
    /// </summary>
    /// <returns>MiB; null: the quantity doesn't bend, or the points can't say where.</returns>
    public int? BendOf(Func<RamPoint, double> quantity) => (int?)-Knee.Find(Mirrored(quantity), ResolutionMib);

    /// <summary>The measured RAM at which a quantity may bend, and the next on either side; null: it is too short, or level.</summary>
    public (RamPoint Below, RamPoint Corner, RamPoint Above)? CornerOf(Func<RamPoint, double> quantity) =>
        Knee.Corner(Mirrored(quantity)) is { } corner && Whole is var whole && whole.Count - 1 - corner is var i
            ? (whole[i - 1], whole[i], whole[i + 1])
            : null;

    /// <summary>A knee is looked for from the left to the right, and this one lies towards less RAM.</summary>
    private (double X, double Y)[] Mirrored(Func<RamPoint, double> quantity) =>
        [.. Whole.Reverse().Select(point => ((double)-point.RamMib, quantity(point)))];
}
