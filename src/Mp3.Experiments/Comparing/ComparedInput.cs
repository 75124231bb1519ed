// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Comparing;

/// <summary>Something that results depend on and that is not the same for all of them.</summary>
/// <param name="Input">What it is, in words.</param>
/// <param name="Values">Of each side, in their order; null: it has none.</param>
public sealed record ComparedInput(string Input, IReadOnlyList<string?> Values)
{
    /// <summary>Settings, machines and programs; plans and initramfs follow from them.</summary>
    public static IReadOnlyList<ComparedInput> Of(IEnumerable<Manifest> manifests) =>
    [
        .. JsonValues.Among([.. manifests.Select(manifest => manifest with { Runs = [] })])
            .Select(found => (Input: InputNames.Of(found.Path, []), found.Values))
            .Where(found => found.Input is not null)
            .Select(found => new ComparedInput(found.Input!, found.Values)),
    ];
}
