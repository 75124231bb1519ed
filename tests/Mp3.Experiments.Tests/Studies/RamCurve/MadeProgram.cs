// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.RamCurve;

namespace Mp3.Experiments.Tests.Studies.RamCurve;

/// <summary>A program whose every run is made up: what it does with so much RAM.</summary>
/// <param name="TouchedMib">All that it ever touches.</param>
/// <param name="SecondsAt">Its time over its time with all that it touches, given RAM in MiB.</param>
/// <param name="KilledAt">The OOM killer comes with this RAM and less, MiB.</param>
internal sealed record MadeProgram(int TouchedMib, Func<int, double> SecondsAt, int KilledAt = 0)
{
    private const double Alone = 10;
    private const long Accesses = 1_000_000;

    /// <summary>Needs all that it touches: each page that is missing costs it the same.</summary>
    public static MadeProgram Random { get; } = new(256, mib => 1 + (30 * Math.Max(0, 1 - (mib / 256.0))));

    public RamPoint Reference => new(TouchedMib, RamEnd.Whole, Alone, 65_536, 0, 1);

    public RamPoint With(int mib)
    {
        double factor = SecondsAt(mib);
        long faults = (long)(Accesses * Math.Max(0, 1 - (mib / (double)TouchedMib)));
        return mib <= KilledAt ? new RamPoint(mib, RamEnd.OutOfMemory, 0.1, 1000, 0, 0.05)
            : factor > RamRules.GivenUpFactor ? new RamPoint(mib, RamEnd.TimedOut, Alone * RamRules.GivenUpFactor, 65_536, faults, 190)
            : new RamPoint(mib, RamEnd.Whole, Alone * factor, 65_536, factor > 1 ? faults : 0, 1 + (Alone * (factor - 1)));
    }

    public MeasuredCurve Curve(params IReadOnlyList<int> mib) => new(Reference, [.. mib.Order().Select(With)]);

    /// <summary>All rounds of a search.</summary>
    public MeasuredCurve Explore(RamSearch search, List<int[]>? rounds = null)
    {
        MeasuredCurve curve = Curve();
        while (search.Next(curve) is { Count: > 0 } next)
        {
            rounds?.Add([.. next]);
            curve = Curve([.. curve.Points.Select(point => point.RamMib), .. next]);
        }

        return curve;
    }
}
