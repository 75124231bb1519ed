// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>Where a result folder ended up.</summary>
/// <param name="Path">The published folder, absolute.</param>
/// <param name="ArchivedPath">Where a different result that was there went, absolute; null: none was.</param>
public sealed record ResultPlace(string Path, string? ArchivedPath);
