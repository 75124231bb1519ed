// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Reproduction;

/// <summary>Something that a result depends on and that is not as it was.</summary>
/// <param name="Input">What it is, in words.</param>
/// <param name="Then">When the original was made; null: there was none.</param>
/// <param name="Now">Now; null: there is none.</param>
public sealed record InputChange(string Input, string? Then, string? Now);
