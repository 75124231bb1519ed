// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Workloads.Sequences;

/// <summary>Uniform in one part of the memory, the next one in each iteration.</summary>
/// <param name="random">The generator.</param>
/// <param name="pages">Pages in all.</param>
/// <param name="parts">Parts of equal size; what is left over is not accessed.</param>
/// <param name="accesses">In an iteration.</param>
internal sealed class PhasesSequence(SplitMix64 random, ulong pages, ulong parts, ulong accesses) : ISequence
{
    private readonly ulong _part = pages / parts * AccessSequence.PageSize;
    private ulong _done;

    public ulong Next() => (_done++ / accesses % parts * _part) + random.Below(_part);
}
