// SPDX-License-Identifier: MIT

using Mp3.Experiments.Options;

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>Which RAM somebody wants points of: any, those of a range, or certain ones; whole MiB, so that a later study
/// finds runs of an earlier one.</summary>
/// <param name="Text">As one types it.</param>
/// <param name="LeastMib">Of a range, the least; null: as low as the programs live.</param>
/// <param name="MostMib">Of a range, the most; null: all that the programs touch.</param>
/// <param name="Listed">Certain ones, rising; empty: the study chooses.</param>
internal sealed record RamWish(string Text, int? LeastMib, int? MostMib, IReadOnlyList<int> Listed)
{
    /// <summary>The study chooses all.</summary>
    public const string Any = "auto";

    private const string Forms = "the form is 32M..512M, or 32M,64M,128M, in whole MiB";
    private const int MibBytes = 1024 * 1024;

    public static TextOption<RamWish>.Meaning Read(string text)
    {
        if (text == Any)
        {
            return new(new RamWish(text, null, null, []));
        }

        if (text.Split("..") is [var from, var to])
        {
            return (Mib(from), Mib(to)) switch
            {
                ({ } least, { } most) when least < most => new(new RamWish(text, least, most, [])),
                ({ } least, { } most) => new(null, $"it runs backwards; did you mean {most}M..{least}M?"),
                _ => new(null, Forms),
            };
        }

        int?[] listed = [.. text.Split(',').Select(Mib)];
        return listed.Contains(null) ? new(null, Forms) : new(new RamWish(text, null, null, [.. listed.OfType<int>().Distinct().Order()]));
    }

    private static int? Mib(string text) => ByteSize.Parse(text) is { } bytes && bytes % MibBytes == 0 && bytes / MibBytes is <= int.MaxValue and var mib
        ? (int)mib
        : null;
}
