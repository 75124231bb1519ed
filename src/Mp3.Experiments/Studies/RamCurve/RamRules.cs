// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>What is asked of a point. Each is a rule about two runs, this one and the reference.</summary>
/// <param name="Curve">The points.</param>
/// <param name="Tolerance">Slowdown that is still good, as a part of the reference's time.</param>
public sealed record RamRules(MeasuredCurve Curve, double Tolerance)
{
    /// <summary>
    /// A run that takes longer by this factor thrashes: more than half of its time would not be there with enough RAM.
    /// That counts all that the lack of RAM costs, the wait for pages as well as the kernel's work to find and to move
    /// them. What the kernel says of it, PSI, counts only the wait for pages that it takes for the working set; what a
    /// program doesn't do while it waits for other things is no thrashing.
    /// </summary>
    public const double ThrashingFactor = 2;

    /// <summary>A run is ended when it has taken longer by this factor: what it would say is known by then.</summary>
    public const double GivenUpFactor = 20;

    /// <summary>What RAM it takes to be as fast as the tolerance says.</summary>
    public RamBound Enough => RamBound.Of(Curve, point => point.IsWhole && Curve.FactorOf(point) <= 1 + Tolerance);

    /// <summary>Below which RAM it thrashes.</summary>
    public RamBound Thrashing => RamBound.Of(Curve, point => point.IsWhole && !Thrashes(point));

    /// <summary>With which RAM the OOM killer comes. A run that was ended for its time had not met it by then.</summary>
    public RamBound OutOfMemory => RamBound.Of(Curve, point => point.End != RamEnd.OutOfMemory);

    /// <summary>It ended as the reference, or would have, but takes too long for that.</summary>
    public bool Thrashes(RamPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.End is RamEnd.Whole or RamEnd.TimedOut && Curve.FactorOf(point) > ThrashingFactor;
    }
}
