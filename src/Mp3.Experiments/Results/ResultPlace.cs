// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>Where a result folder ended up.</summary>
/// <param name="Path">The published folder, absolute.</param>
/// <param name="ArchivedPath">Where the different result that was there before went, absolute; null if there was none.</param>
public sealed record ResultPlace(string Path, string? ArchivedPath);
