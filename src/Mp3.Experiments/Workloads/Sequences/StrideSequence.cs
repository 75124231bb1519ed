// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Workloads.Sequences;

/// <summary>Byte after byte at one distance, round and round.</summary>
internal sealed class StrideSequence(ulong size, ulong stride) : ISequence
{
    private ulong _next;

    public ulong Next()
    {
        ulong offset = _next;
        _next = (_next + stride) % size;
        return offset;
    }
}
