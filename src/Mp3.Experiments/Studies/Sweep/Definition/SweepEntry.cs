// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep.Definition;

/// <summary>An option of the study with its values.</summary>
/// <param name="Name">Without dashes.</param>
/// <param name="Values">Of an axis each by itself; of an option that every run has, all of them.</param>
internal sealed record SweepEntry(SweepWord Name, IReadOnlyList<SweepWord> Values);
