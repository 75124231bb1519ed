// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Import;

/// <summary>A short recording by hand: 10 samples, 561 minor and 30 major faults, 210 jiffies of CPU time.</summary>
internal static class HandMade
{
    public const long Minor = 561;
    public const long Major = 30;

    /// <summary>Time, minor, major, CPU: every 50 jiffies, the minor faults come first.</summary>
    public static readonly long[][] Samples =
    [
        [4_295_000_050, 120, 0, 48],
        [4_295_000_100, 200, 1, 50],
        [4_295_000_150, 90, 0, 30],
        [4_295_000_200, 40, 3, 12],
        [4_295_000_250, 55, 2, 9],
        [4_295_000_300, 10, 7, 15],
        [4_295_000_350, 12, 5, 11],
        [4_295_000_400, 30, 8, 20],
        [4_295_000_450, 4, 4, 10],
        [4_295_000_500, 0, 0, 5],
    ];

    public static IEnumerable<string> Handout => Samples.Select(s => $"{s[0]} {s[1]} {s[2]} {s[3]}");

    public static IEnumerable<string> MisikHu => Samples.Select(s => $"{s[0]} {s[2]} {s[1]} {s[3]}");

    /// <summary>The same from the start, in the handout's order.</summary>
    public static IEnumerable<string> Cumulative => Samples.Select((s, i) =>
        $"{s[0]} {Samples[..(i + 1)].Sum(x => x[1])} {Samples[..(i + 1)].Sum(x => x[2])} {Samples[..(i + 1)].Sum(x => x[3])}");
}
