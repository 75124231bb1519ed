// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Comparing;

/// <summary>The words that the pictures of a comparison carry.</summary>
internal static class ComparisonCaption
{
    /// <summary>What both have in common, then what each has for itself.</summary>
    public static Caption Of(StudyComparison comparison)
    {
        var a = Caption.Of(comparison.A.Manifest, comparison.A.ManifestHash);
        var b = Caption.Of(comparison.B.Manifest, comparison.B.ManifestHash);
        string[] common = [.. a.Facts.Intersect(b.Facts, StringComparer.Ordinal)];
        return new Caption(
            [.. common, .. Own("A", a.Facts, common), .. Own("B", b.Facts, common)],
            a.Alarm ?? b.Alarm,
            [.. a.Truth.Union(b.Truth, StringComparer.Ordinal), .. comparison.MemoryNote is { } note ? (string[])[note] : []],
            $"mp3 compare · manifests {Digest.Abbreviate(comparison.A.ManifestHash)} (A), {Digest.Abbreviate(comparison.B.ManifestHash)} (B)");
    }

    private static IEnumerable<string> Own(string letter, IReadOnlyList<string> facts, string[] common) =>
        facts.Except(common, StringComparer.Ordinal).Select(fact => $"{letter}: {fact}");
}
