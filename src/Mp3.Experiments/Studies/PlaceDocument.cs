// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies;

/// <summary>Where a result is.</summary>
/// <param name="Folder">Its folder, absolute.</param>
/// <param name="ManifestSha256">SHA-256 of its manifest.json.</param>
/// <param name="Pictures">Pictures and report, absolute paths.</param>
/// <param name="Archived">Where an earlier, different result went; null: there was none.</param>
internal sealed record PlaceDocument(string Folder, string ManifestSha256, IReadOnlyList<string> Pictures, string? Archived)
{
    /// <summary>Each run: its name in the store, and whether its outcome came from there. The files don't depend on it.</summary>
    public IReadOnlyList<RunSource> Runs { get; init; } = [];

    /// <param name="place">Of the published folder.</param>
    /// <param name="manifestHash">SHA-256 of the manifest.</param>
    /// <param name="pictures">Paths in the draft.</param>
    public static PlaceDocument Of(ResultPlace place, string manifestHash, IReadOnlyList<string> pictures) => new(
        place.Path,
        manifestHash,
        [.. pictures.Select(picture => Path.Combine(place.Path, Path.GetFileName(picture)))],
        place.ArchivedPath);
}
