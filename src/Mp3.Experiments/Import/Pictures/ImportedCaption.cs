// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>The words that every picture of imported data carries.</summary>
internal static class ImportedCaption
{
    public static Caption Of(IReadOnlyList<Recording> recordings)
    {
        SourceFile[] sources = [.. recordings.Select(one => one.Source).DistinctBy(source => Path.GetFullPath(source.Path))];
        return new Caption(
            Common(recordings),
            null,
            [
                "Imported data: drawn, not measured, by this program.",
                .. sources.Select(source => $"{LabelOf(source, recordings)}: SHA-256 {Digest.Abbreviate(source.Hash)}…"),
            ],
            $"mp3 plot · sources and settings: {PictureFolder.RecordFile}");
    }

    /// <summary>The settings that all recordings have.</summary>
    public static IReadOnlyList<string> Common(IReadOnlyList<Recording> recordings) =>
        [.. recordings[0].Facts.Settings.Where(setting => recordings.All(one => one.Facts.Settings.Contains(setting)))];

    private static string LabelOf(SourceFile source, IReadOnlyList<Recording> recordings)
    {
        Recording first = recordings.First(one => one.Source == source);
        return first.Name is null ? first.Label : first.Label[..^($": {first.Name}".Length)];
    }
}
