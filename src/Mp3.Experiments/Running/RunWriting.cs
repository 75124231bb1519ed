// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running;

/// <summary>What came of storing a run.</summary>
/// <param name="IsStored">The store has this outcome now, by this writer or another.</param>
/// <param name="Warning">Why it has not, one line; null: it has.</param>
public sealed record RunWriting(bool IsStored, string? Warning)
{
    internal static RunWriting Done { get; } = new(true, null);

    internal static RunWriting Refused(string warning) => new(false, warning);
}
