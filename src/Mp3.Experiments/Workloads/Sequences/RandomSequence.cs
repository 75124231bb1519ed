// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Workloads.Sequences;

/// <summary>Uniform over all bytes.</summary>
internal sealed class RandomSequence(SplitMix64 random, ulong size) : ISequence
{
    public ulong Next() => random.Below(size);
}
