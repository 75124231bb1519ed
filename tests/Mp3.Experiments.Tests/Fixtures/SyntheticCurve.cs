// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Studies.RamCurve;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>A made-up curve over RAM. No number in it was measured.</summary>
internal static class SyntheticCurve
{
    private const long Second = 1_000_000_000;
    private const int TouchedMib = 256;

    /// <summary>A program that touches 256 MiB, and slows down below 212.</summary>
    /// <param name="killedAt">With this RAM and less the OOM killer comes, MiB.</param>
    public static CurveResult Of(int killedAt)
    {
        Manifest manifest = SyntheticStudy.ManifestOf(CurveRuns.Study, Manifest.Complete, 1);
        return new CurveResult(
            manifest with
            {
                Settings = manifest.Settings with { Parameters = Parameters.Of(("by", new("limit")), ("ram", new("auto")), ("tolerance", new("5%")), ("points", ParameterValue.Of(24))) },
            },
            new string('a', 64),
            [
                Row(CurveRuns.Reference, TouchedMib, RamEnd.Whole),
                .. ((int[])[256, 240, 224, 216, 212, 208, 192, 160, 156, 128, 64, 44, 40, 32])
                    .Select(mib => Row($"limit-{mib}", mib, mib <= killedAt ? RamEnd.OutOfMemory : RamEnd.Whole)),
            ]);
    }

    public static RamRow Row(string run, int mib, RamEnd end)
    {
        double missing = Math.Max(0, 1 - (mib / 212.0));
        return new RamRow
        {
            Run = run,
            RamMib = mib,
            End = end,
            CompletionNs = (long)((1 + (4 * missing)) * 10 * Second),
            Counted = Amounts.Of((ProcessColumn.MinorFaults, 65_536), (ProcessColumn.MajorFaults, (long)(missing * 1e6)), (ProcessColumn.UserNs, 7 * Second), (ProcessColumn.SystemNs, Second)),
            Processes = 3,
            MaxRssKib = 1024L * mib,
            PeakKib = 1024L * mib,
            FileKib = 700,
            StalledUs = (long)(missing * 1e7),
            OomKills = end == RamEnd.OutOfMemory ? 1 : 0,
        };
    }
}
