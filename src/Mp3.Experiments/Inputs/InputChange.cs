// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Inputs;

/// <summary>Something that a result depends on and that is not the same for another one.</summary>
/// <param name="Input">What it is, in words.</param>
/// <param name="Then">Of the earlier or the first result; null: it has none.</param>
/// <param name="Now">Of the other one; null: it has none.</param>
public sealed record InputChange(string Input, string? Then, string? Now)
{
    /// <summary>Those of the differences between two manifests that are inputs, not results.</summary>
    /// <param name="differences">As from <see cref="JsonDifference.Between(Manifest, Manifest)"/>.</param>
    /// <param name="runs">Names of the runs, by their index.</param>
    public static IReadOnlyList<InputChange> Of(IEnumerable<JsonDifference> differences, IReadOnlyList<string> runs) =>
    [
        .. differences
            .Select(difference => (Input: InputNames.Of(difference.Path, runs), difference.Then, difference.Now))
            .Where(change => change.Input is not null)
            .Select(change => new InputChange(change.Input!, change.Then, change.Now)),
    ];
}
