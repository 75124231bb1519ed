// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text.RegularExpressions;

namespace Mp3.Experiments.Guest;

/// <summary>Orders kernel releases by their numbers: 6.1.0-9 before 6.1.0-56 before 6.12.</summary>
internal sealed partial class ReleaseComparer : IComparer<string>
{
    public static ReleaseComparer Instance { get; } = new();

    /// <summary>Whether <paramref name="release"/> is <paramref name="wanted"/> or one of its series.</summary>
    public static bool Matches(string release, string wanted) =>
        release.StartsWith(wanted, StringComparison.Ordinal)
        && (release.Length == wanted.Length || release[wanted.Length] is '.' or '-' or '+');

    /// <summary>The first two numbers of a release: 6.12 of 6.12.117+deb12-amd64.</summary>
    public static string SeriesOf(string release) => string.Join('.', release.Split('.').Take(2));

    public int Compare(string? x, string? y)
    {
        long[] left = Numbers(x ?? "");
        long[] right = Numbers(y ?? "");
        int difference = left.AsSpan().SequenceCompareTo(right);
        return difference != 0 ? difference : string.CompareOrdinal(x, y);
    }

    private static long[] Numbers(string release) =>
        [.. NumberPattern().Matches(release).Select(match => long.Parse(match.ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex("[0-9]{1,18}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberPattern();
}
