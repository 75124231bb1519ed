// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Studies.RamCurve.Figures;

/// <summary>The places of the RAM axis that have a name: the thresholds of the verdict, and the bend of a curve.</summary>
internal static class RamMarks
{
    /// <param name="verdict">Its thresholds.</param>
    /// <param name="bendMib">Where the panel's curve bends, MiB; null: nowhere.</param>
    public static IReadOnlyList<Mark> Of(RamVerdict verdict, int? bendMib)
    {
        var rules = new RamRules(verdict.Curve, verdict.Tolerance);
        return
        [
            .. verdict.OutOfMemory.Bad is { } killed ? (Mark[])[Threshold(killed, $"OOM killer: {killed.RamMib:N0} MiB")] : [],
            .. verdict.Thrashing is ({ } last, { } first) && rules.Thrashes(first)
                ? (Mark[])[Threshold(last, $"thrashes below {last.RamMib:N0} MiB")] : [],
            .. verdict.Enough is ({ } least, not null)
                ? (Mark[])[Threshold(least, $"at most {100 * verdict.Tolerance:0.#} % slower: from {least.RamMib:N0} MiB on")] : [],
            .. bendMib is { } bend ? (Mark[])[new Mark(bend, $"bend: {bend:N0} MiB", CurveStyle.FoundPlace)] : [],
        ];
    }

    /// <summary>Where the programs don't live.</summary>
    public static IReadOnlyList<Shade> Killed(RamVerdict verdict, AxisScale x, AxisScale y) =>
        verdict.OutOfMemory.Bad is { } killed ? [new Shade(x.Min, killed.RamMib, y.Min, y.Max)] : [];

    private static Mark Threshold(RamPoint point, string text) => new(point.RamMib, text, CurveStyle.Bound);
}
