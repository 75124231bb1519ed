// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mp3.Reader;

/// <summary>
/// What the machine did in one tick, and what memory it has: <c>struct mp3_machine_record</c>, 128 bytes. Counts are
/// differences to the previous such record; docs/abi.md says how late each of them may be.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public record struct MachineRecord
{
    /// <summary>1 + position in the stream of records since the module was loaded.</summary>
    public ulong Seq;

    /// <summary>When the machine was looked at, ns of the ring's clock.</summary>
    public ulong TimeNs;

    /// <summary>0.</summary>
    public uint Pid;

    public RecordMarks Flags;

    /// <summary>0.</summary>
    public ushort Processes;

    /// <summary>Pages read from swap devices.</summary>
    public uint SwapIn;

    /// <summary>Pages written to swap devices.</summary>
    public uint SwapOut;

    /// <summary>Pages that kswapd looked at for reclaim.</summary>
    public uint ScanKswapd;

    /// <summary>Pages that those who wanted memory looked at.</summary>
    public uint ScanDirect;

    /// <summary>Pages that kswapd reclaimed.</summary>
    public uint StealKswapd;

    /// <summary>Pages that those who wanted memory reclaimed.</summary>
    public uint StealDirect;

    /// <summary>Anonymous pages that came back after reclaim.</summary>
    public uint RefaultAnon;

    /// <summary>Pages of files that came back after reclaim.</summary>
    public uint RefaultFile;

    /// <summary>Number of the tick, as in <see cref="RingRecord.Tick"/>.</summary>
    public uint Tick;

    /// <summary>Digest, as in <see cref="RingRecord.Check"/>.</summary>
    public uint Check;

    /// <summary>Allocations that had to reclaim for themselves.</summary>
    public uint Stalls;

    /// <summary>CPUs that are online.</summary>
    public uint Cpus;

    /// <summary>Time that these were idle, waiting for I/O included, added up, ns.</summary>
    public ulong IdleNs;

    /// <summary>Free pages.</summary>
    public ulong FreePages;

    /// <summary>Pages that are free or easily become so.</summary>
    public ulong AvailablePages;

    /// <summary>Pages of the page cache: files, shared memory, buffers.</summary>
    public ulong CachePages;

    /// <summary>Pages of swap that are free.</summary>
    public ulong SwapFreePages;

    /// <summary>Pages that are to be written back.</summary>
    public ulong DirtyPages;

    /// <summary>Pages that are being written back.</summary>
    public ulong WritebackPages;

    /// <summary>The same bytes, of a record with <see cref="RecordMarks.Machine"/>.</summary>
    public static MachineRecord Of(in RingRecord record) => Unsafe.BitCast<RingRecord, MachineRecord>(record);
}
