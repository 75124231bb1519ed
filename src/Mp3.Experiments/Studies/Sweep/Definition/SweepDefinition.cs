// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep.Definition;

/// <summary>A sweep as a person wrote it, in a file or on a command line.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Options">What every run has.</param>
/// <param name="Axes">What is varied: every combination, the last one fastest.</param>
/// <param name="Seeds">Seeds of every setting; empty: the study's own.</param>
/// <param name="Program">What stands behind <c>--</c>, for a study that runs programs.</param>
internal sealed record SweepDefinition(
    SweepWord Study,
    IReadOnlyList<SweepEntry> Options,
    IReadOnlyList<SweepEntry> Axes,
    IReadOnlyList<ulong> Seeds,
    IReadOnlyList<SweepWord> Program)
{
    /// <summary>The same with other axes and seeds: those that were typed take the place of the file's of the same names,
    /// and new ones come last.</summary>
    /// <param name="axes">Of the command line.</param>
    /// <param name="seeds">Of the command line; empty: those of the file.</param>
    public SweepDefinition With(IReadOnlyList<SweepEntry> axes, IReadOnlyList<ulong> seeds)
    {
        Dictionary<string, SweepEntry> typed = axes.ToDictionary(axis => axis.Name.Text, StringComparer.Ordinal);
        return this with
        {
            // An option that every run had is one that is varied now.
            Options = [.. Options.Where(option => !typed.ContainsKey(option.Name.Text))],
            Axes =
            [
                .. Axes.Select(axis => typed.GetValueOrDefault(axis.Name.Text, axis)),
                .. axes.Where(axis => Axes.All(own => own.Name.Text != axis.Name.Text)),
            ],
            Seeds = seeds.Count > 0 ? seeds : Seeds,
        };
    }
}
