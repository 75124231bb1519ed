// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results;

/// <summary>What a sweep was, beside its definition, which is a file of the result: as large for a million runs as for ten.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Axes">Names of the options that were varied, in their order.</param>
/// <param name="Parameters">Names of what the study's runs vary by themselves.</param>
/// <param name="Seeds">How many there are.</param>
/// <param name="Runs">Runs in all, those that failed among them.</param>
/// <param name="Conditions">Rows of medians.csv.</param>
/// <param name="Failed">Runs that failed by themselves: they are in no row.</param>
public sealed record SweepSettings(
    string Study, IReadOnlyList<string> Axes, IReadOnlyList<string> Parameters, int Seeds, long Runs, long Conditions, long Failed);
