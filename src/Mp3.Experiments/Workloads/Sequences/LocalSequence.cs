// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Workloads.Sequences;

/// <summary>20 % random, 80 % within 300 bytes after the previous access; past the end it goes on at the start.</summary>
internal sealed class LocalSequence(SplitMix64 random, ulong size) : ISequence
{
    private const ulong Reach = 300;

    private ulong _last;

    public ulong Next()
    {
        if (random.Below(5) == 0)
        {
            return _last = random.Below(size);
        }

        ulong offset = _last + 1 + random.Below(Reach);
        return _last = offset >= size ? offset - size : offset;
    }
}
