// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Workloads.Sequences;

/// <summary>A part of the accesses in the first pages, uniform there; the others uniform in the rest.</summary>
/// <param name="random">The generator.</param>
/// <param name="size">Bytes.</param>
/// <param name="pagesPercent">So many of the pages are hot, at least one.</param>
/// <param name="accessesPercent">So many of the accesses go there.</param>
internal sealed class HotSequence(SplitMix64 random, ulong size, ulong pagesPercent, ulong accessesPercent) : ISequence
{
    private readonly ulong _hot =
        Math.Max(1, size / AccessSequence.PageSize * pagesPercent / 100) * AccessSequence.PageSize;

    public ulong Next() => random.Below(100) < accessesPercent ? random.Below(_hot) : _hot + random.Below(size - _hot);
}
