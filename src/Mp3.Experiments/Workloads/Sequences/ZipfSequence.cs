// SPDX-License-Identifier: MIT

using System.Numerics;

namespace Mp3.Experiments.Workloads.Sequences;

/// <summary>
/// The page of rank k, from 1 to M, with a probability in proportion to 1 / k: an octave of ranks, a rank in it,
/// rejection (Devroye, Non-Uniform Random Variate Generation, II.3). Ranks are scattered over the memory.
/// </summary>
internal sealed class ZipfSequence : ISequence
{
    private readonly SplitMix64 _random;
    private readonly PageMap _map;
    private readonly ulong _octaves;

    public ZipfSequence(SplitMix64 random, ulong pages)
    {
        _random = random;
        ulong multiplier = PageMap.Coprime(PageMap.Far(pages), pages);
        _map = new PageMap(multiplier, random.Below(pages), pages);
        _octaves = (ulong)BitOperations.Log2(pages) + 1;
    }

    public ulong Next()
    {
        ulong octave;
        ulong rank;
        do
        {
            octave = 1UL << (int)_random.Below(_octaves);
            rank = octave + _random.Below(octave);
        }
        while (rank > _map.Pages || _random.Below(rank) >= octave);
        return (_map.Of(rank - 1) * AccessSequence.PageSize) + _random.Below(AccessSequence.PageSize);
    }
}
