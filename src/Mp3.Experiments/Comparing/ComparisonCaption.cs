// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Comparing;

/// <summary>The words that the pictures of a comparison carry.</summary>
internal static class ComparisonCaption
{
    /// <summary>What all have in common, then what not all have, with the names of those that do.</summary>
    public static Caption Of(StudyComparison comparison)
    {
        Side[] sides = [.. comparison.Sides.Zip(comparison.Labels, (side, name) => new Side(name, Caption.Of(side.Manifest, side.ManifestHash)))];
        string[] facts = [.. sides.SelectMany(side => side.Caption.Facts).Distinct(StringComparer.Ordinal)];
        return new Caption(
            [.. facts.Where(fact => HaveAll(sides, fact)), .. facts.Where(fact => !HaveAll(sides, fact)).SelectMany(fact => Own(sides, fact))],
            Alarms(sides),
            Separated([.. Truth(sides), .. ComparedMemory.Words(comparison)]),
            $"mp3 compare · manifests {string.Join(" · ", comparison.Sides.Zip(comparison.Labels, (side, name) => $"{Digest.Abbreviate(side.ManifestHash)} ({name})"))}");
    }

    private static bool HaveAll(Side[] sides, string fact) => sides.All(side => side.Caption.Facts.Contains(fact));

    // A name that has the fact in it says it already.
    private static string[] Own(Side[] sides, string fact)
    {
        string[] names = [.. sides.Where(side => side.Caption.Facts.Contains(fact)).Select(side => side.Name)];
        return names.All(name => $", {name},".Contains($", {fact},", StringComparison.Ordinal)) ? [] : [$"{string.Join(WordList.Separator(names), names)}: {fact}"];
    }

    // Of more than two, the swap devices of which are among the facts, only what all have.
    private static IEnumerable<string> Truth(Side[] sides)
    {
        string[] parts = [.. sides.SelectMany(side => side.Caption.Truth).Distinct(StringComparer.Ordinal)];
        return sides.Length == 2
            ? parts
            : parts.Where(part => sides.All(side => side.Caption.Truth.Contains(part)) || !part.StartsWith(Caption.SwapTruth, StringComparison.Ordinal));
    }

    // Each part was made to stand before or after others than here.
    private static IReadOnlyList<string> Separated(IReadOnlyList<string> parts) =>
        [.. parts.Select((part, i) => i == parts.Count - 1 ? part.TrimEnd(',', ';') : part[^1] is ',' or ';' or ':' ? part : $"{part};")];

    private static string? Alarms(Side[] sides) =>
        string.Join("; ", sides.Where(side => side.Caption.Alarm is not null).Select(side => $"{side.Name}: {side.Caption.Alarm}")) is { Length: > 0 } text ? text : null;

    private sealed record Side(string Name, Caption Caption);
}
