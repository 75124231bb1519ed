// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>Which columns the tables of a sweep have.</summary>
/// <param name="Axes">Options that are varied from setting to setting.</param>
/// <param name="Parameters">What tells the conditions of one setting apart.</param>
/// <param name="Measures">What each came to.</param>
internal sealed record SweepColumns(IReadOnlyList<string> Axes, IReadOnlyList<string> Parameters, Measures Measures)
{
    /// <summary>The column of a parameter of runs: an option may have its name.</summary>
    public string ColumnOf(string parameter) => Axes.Contains(parameter, StringComparer.Ordinal) ? $"run_{parameter}" : parameter;
}
