// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Faults;

/// <summary>First bytes of the map of the fault rings: <c>struct mp3_faults_header</c>, 72 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct FaultRingsHeader
{
    public uint Magic;
    public uint AbiVersion;

    /// <summary>Offset of the first ring, bytes.</summary>
    public uint HeaderSize;

    /// <summary>Offset of a ring's first record from the ring's begin, bytes.</summary>
    public uint RingHeaderSize;

    /// <summary>Distance between records, bytes.</summary>
    public uint RecordSize;

    /// <summary>Rings: one for each CPU that there may be.</summary>
    public uint Rings;

    /// <summary>Distance between rings, bytes.</summary>
    public ulong RingSize;

    /// <summary>Records in a ring, a power of two.</summary>
    public ulong Capacity;

    /// <summary><c>clockid_t</c> of every time in the rings; 1 is CLOCK_MONOTONIC.</summary>
    public uint ClockId;

    public FaultRingsFeatures Features;

    /// <summary>When the module was loaded, ns of the rings' clock.</summary>
    public ulong LoadNs;

    public fixed ulong Reserved[2];
}

/// <summary>What the fault rings have besides faults (<c>MP3_FAULTS_FEATURE_*</c>).</summary>
[Flags]
public enum FaultRingsFeatures : uint
{
    None = 0,

    /// <summary>The end of a major fault is recorded, too.</summary>
    MajorEnd = 1 << 0,
}
