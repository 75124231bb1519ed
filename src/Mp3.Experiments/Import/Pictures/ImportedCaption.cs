// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>The words that every picture of imported data carries.</summary>
internal static class ImportedCaption
{
    public static Caption Of(IReadOnlyList<Recording> recordings)
    {
        Recording[] sources = [.. recordings.DistinctBy(one => Path.GetFullPath(one.Source.Path))];
        Recording[] others = [.. sources.Where(one => one.Facts.ManifestHash is null)];
        return new Caption(
            Common(recordings),
            null,
            [
                .. others.Length > 0 ? (string[])[$"{Subject(others, sources)}: drawn, not measured, by this program."] : [],
                .. sources.Select(one => one.Facts.ManifestHash is { } manifest
                    ? $"{LabelOf(one)}: measured by mp3, manifest {Digest.Abbreviate(manifest)}…"
                    : $"{LabelOf(one)}: SHA-256 {Digest.Abbreviate(one.Source.Hash)}…"),
            ],
            $"mp3 plot · sources and settings: {PictureFolder.RecordFile}");
    }

    private static string Subject(Recording[] others, Recording[] sources) =>
        others.Length == sources.Length ? "Imported data" : $"Imported data ({string.Join(", ", others.Select(LabelOf))})";

    /// <summary>The settings that all recordings have.</summary>
    public static IReadOnlyList<string> Common(IReadOnlyList<Recording> recordings) =>
        [.. recordings[0].Facts.Settings.Where(setting => recordings.All(one => one.Facts.Settings.Contains(setting)))];

    private static string LabelOf(Recording first) =>
        first.Name is null ? first.Label : first.Label[..^$": {first.Name}".Length];
}
