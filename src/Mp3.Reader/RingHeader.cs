// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader;

/// <summary>
/// First bytes of the map: <c>struct mp3_header</c>, 192 bytes. Times are ns of the clock <see cref="ClockId"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct RingHeader
{
    public uint Magic;
    public uint AbiVersion;

    /// <summary>Offset of the first record, bytes.</summary>
    public uint HeaderSize;

    /// <summary>Distance between records, bytes.</summary>
    public uint RecordSize;

    /// <summary>Records in the ring, a power of two.</summary>
    public ulong Capacity;

    /// <summary>Time between two ticks, ns.</summary>
    public ulong PeriodNs;

    /// <summary><c>clockid_t</c> of every time in the ring; 1 is CLOCK_MONOTONIC.</summary>
    public uint ClockId;

    public RingFeatures Features;

    /// <summary>Tick k is due at <c>EpochNs + k * PeriodNs</c>.</summary>
    public ulong EpochNs;

    /// <summary>When the module was loaded.</summary>
    public ulong LoadNs;

    /// <summary>Time between two hand-offs to monitors that are signalled, ns.</summary>
    public ulong HandoffPeriodNs;

    /// <summary>Records written since the module was loaded.</summary>
    public ulong Head;

    /// <summary>Of these: records of ticks that are complete.</summary>
    public ulong Closed;

    /// <summary>Ticks that ran since the module was loaded.</summary>
    public ulong Ticks;

    /// <summary>Of these: more than one period late.</summary>
    public ulong LateTicks;

    /// <summary>Ticks that were due and never ran.</summary>
    public ulong MissedTicks;

    /// <summary>Processes that are registered now.</summary>
    public uint Processes;

    public RingStates State;

    /// <summary>Children of followed processes that were not followed since the module was loaded, because a limit
    /// was reached.</summary>
    public ulong RefusedChildren;

    /// <summary>Likewise, because there was no memory.</summary>
    public ulong MissedChildren;

    /// <summary><see cref="Closed"/> at the last hand-off.</summary>
    public ulong HandoffPosition;

    /// <summary>Time of the last hand-off.</summary>
    public ulong HandoffNs;

    /// <summary>Hand-offs since the module was loaded.</summary>
    public ulong Handoffs;

    public fixed ulong Reserved[5];
}
