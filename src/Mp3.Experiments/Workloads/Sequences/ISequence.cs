// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Workloads.Sequences;

/// <summary>The places that a pattern of <c>work/sequence.h</c> accesses, one after the other.</summary>
internal interface ISequence
{
    /// <summary>Offset of the next access, bytes from the start of the memory.</summary>
    ulong Next();
}
