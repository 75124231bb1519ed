// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Mp3.Experiments.Reproduction;

namespace Mp3.Experiments.Commands.Json;

/// <summary>What <c>mp3 reproduce --json</c> prints.</summary>
/// <param name="Identical">The results are the same, byte for byte.</param>
/// <param name="Differences">The first in each file.</param>
/// <param name="ChangedInputs">What the result depends on and is not as it was.</param>
/// <param name="Folder">Where the new result is; null: it is the same and was not kept.</param>
internal sealed record ReproducedDocument(
    bool Identical, IReadOnlyList<ResultDifference> Differences, IReadOnlyList<InputChange> ChangedInputs, string? Folder)
{
    public static ReproducedDocument Of(ReproducedResult comparison, string? folder) =>
        new(comparison.IsIdentical, comparison.Differences, comparison.ChangedInputs, folder);
}
