// SPDX-License-Identifier: MIT

namespace Mp3.Reader;

/// <summary>What a ring has besides processes and sums (<c>MP3_FEATURE_*</c>).</summary>
[Flags]
public enum RingFeatures : uint
{
    None = 0,

    /// <summary>Each tick has a record of the machine.</summary>
    Machine = 1 << 0,

    /// <summary>Faults can be traced (<c>mp3_faults.h</c>).</summary>
    Faults = 1 << 1,
}
