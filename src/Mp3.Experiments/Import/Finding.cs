// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import;

/// <summary>Something that was recognised.</summary>
/// <param name="Value">What.</param>
/// <param name="Why">By what it was recognised, or who said so.</param>
internal sealed record Finding<T>(T Value, string Why);
