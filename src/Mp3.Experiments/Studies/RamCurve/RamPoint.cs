// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>A run of the curve: what the programs do with so much RAM.</summary>
/// <param name="RamMib">RAM that they may have, MiB.</param>
/// <param name="End">How they ended.</param>
/// <param name="Seconds">From their start to the end of the last, s of the guest's time.</param>
/// <param name="MinorFaults">Of all their processes.</param>
/// <param name="MajorFaults">Likewise.</param>
/// <param name="BlockedSeconds">Of <paramref name="Seconds"/>, those in which none of them executed, for whatever reason;
/// null: not known.</param>
/// <param name="StalledSeconds">Those in which one of them was stalled for memory, as the kernel says (PSI); null: it does
/// not.</param>
public sealed record RamPoint(
    int RamMib, RamEnd End, double Seconds, long MinorFaults, long MajorFaults, double? BlockedSeconds = null, double? StalledSeconds = null)
{
    /// <summary>It ended as it does with all the RAM that it wants: its time and its faults can be compared.</summary>
    public bool IsWhole => End == RamEnd.Whole;
}
