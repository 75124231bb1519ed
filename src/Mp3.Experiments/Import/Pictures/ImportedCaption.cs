// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>The words that every picture of imported data carries.</summary>
internal static class ImportedCaption
{
    public static Caption Of(IReadOnlyList<Recording> recordings)
    {
        string[] settings = [.. recordings.Select(one => string.Join(" · ", one.Facts.Settings)).Distinct(StringComparer.Ordinal)];
        SourceFile[] sources = [.. recordings.Select(one => one.Source).DistinctBy(source => source.Hash)];
        return new Caption(
            settings.Length == 1
                ? recordings[0].Facts.Settings
                : [.. recordings.Select(one => $"{one.Label}: {string.Join(", ", one.Facts.Settings)}")],
            null,
            [
                "Imported data: drawn, not measured, by this program.",
                .. sources.Select(source => $"{LabelOf(source, recordings)}: SHA-256 {Digest.Abbreviate(source.Hash)}…"),
            ],
            $"mp3 plot · sources and settings: {PictureFolder.RecordFile}");
    }

    private static string LabelOf(SourceFile source, IReadOnlyList<Recording> recordings)
    {
        Recording first = recordings.First(one => one.Source.Hash == source.Hash);
        return first.Name is null ? first.Label : first.Label[..^($": {first.Name}".Length)];
    }
}
