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
        (string nameA, string nameB) = comparison.Labels;
        string[] common = [.. a.Facts.Intersect(b.Facts, StringComparer.Ordinal)];
        return new Caption(
            [.. common, .. Own(nameA, a.Facts, common), .. Own(nameB, b.Facts, common)],
            Alarms((nameA, a.Alarm), (nameB, b.Alarm)),
            [.. a.Truth.Union(b.Truth, StringComparer.Ordinal), .. comparison.MemoryNote is { } note ? (string[])[note] : []],
            $"mp3 compare · manifests {Digest.Abbreviate(comparison.A.ManifestHash)} ({nameA}), {Digest.Abbreviate(comparison.B.ManifestHash)} ({nameB})");
    }

    private static string? Alarms(params (string Name, string? Alarm)[] sides) =>
        string.Join("; ", sides.Where(side => side.Alarm is not null).Select(side => $"{side.Name}: {side.Alarm}")) is { Length: > 0 } text ? text : null;

    private static IEnumerable<string> Own(string name, IReadOnlyList<string> facts, string[] common) =>
        facts.Except(common, StringComparer.Ordinal).Select(fact => $"{name}: {fact}");
}
