// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.RamCurve.Figures;

/// <summary>What the pictures over RAM show, in a sentence each; null where there is nothing to compare. What completion times show is the verdict.</summary>
public static class RamFindings
{
    /// <summary>Major faults with the least RAM and with all.</summary>
    public static string? Faults(RamVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (Least(verdict) is not { } least)
        {
            return null;
        }

        string bend = verdict.Curve.BendOf(point => point.MajorFaults) is { } mib ? $" They rise below {mib:N0} MiB." : "";
        return $"With {least.RamMib:N0} MiB it has {least.MajorFaults:N0} major faults, with all that it touches {verdict.Curve.Reference.MajorFaults:N0}.{bend}";
    }

    /// <summary>The part of its time in which it is blocked, with the least RAM and with all.</summary>
    public static string? Blocked(RamVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return Least(verdict) is { BlockedSeconds: { } blocked } least && verdict.Curve.Reference.BlockedSeconds is { } before
            ? $"With {least.RamMib:N0} MiB it is blocked for {blocked / least.Seconds:0 %} of its time, with all that it touches for {before / verdict.Curve.Reference.Seconds:0 %}."
            : null;
    }

    private static RamPoint? Least(RamVerdict verdict) => verdict.Curve.Whole is [var least, ..] ? least : null;
}
