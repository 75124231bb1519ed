// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;
using Mp3.Protocol;

namespace Mp3.Reader;

/// <summary>
/// The ring in this process's memory, for reading only. Any number of <see cref="RingReader"/>s may share one, on
/// any threads, as long as none of them reads after it was disposed. Only one thread at a time may wait: who wants
/// to wait on several opens the device as often.
/// </summary>
public sealed unsafe class Ring : ISlots<RingRecord>, IDisposable
{
    private readonly RingMap? _map;
    private readonly byte* _records;
    private readonly ulong _mask;
    private readonly uint _recordSize;
    private readonly bool _isOld;
    private readonly ulong _firstEpochNs;
    private readonly bool _ranAtFirst;
    private RingHeader* _header;

    private Ring(nint address, long length, string origin, RingMap? map)
    {
        _header = (RingHeader*)address;
        _ = RingLayout.Validate(*_header, length, origin);
        _records = (byte*)address + _header->HeaderSize;
        _recordSize = _header->RecordSize;
        _isOld = _header->AbiVersion == RingLayout.OldAbiVersion;
        _mask = _header->Capacity - 1;
        _map = map;
        _firstEpochNs = Volatile.Read(ref Header0.EpochNs);
        _ranAtFirst = State.HasFlag(RingStates.Running);
    }

    /// <summary>Records that the ring has slots for, a power of two.</summary>
    public ulong Capacity => _mask + 1;

    /// <summary>Time between two ticks, ns.</summary>
    public ulong PeriodNs => Header0.PeriodNs;

    /// <summary>When the module was loaded, ns of the ring's clock: tells one load from another.</summary>
    public ulong LoadNs => Header0.LoadNs;

    /// <summary>Records written since the module was loaded. Those before it are there to be read.</summary>
    /// <remarks>A load-acquire: pairs with the writer's smp_store_release(&amp;header->head), so the records
    /// before the value that is returned are seen whole.</remarks>
    public ulong Head => Volatile.Read(ref Header0.Head);

    /// <summary>Of these: records of ticks that are complete.</summary>
    /// <remarks>A load-acquire, as that of <see cref="Head"/>; the counts of its tick are seen too.</remarks>
    public ulong Closed => Volatile.Read(ref Header0.Closed);

    /// <summary>The last hand-off to monitors that are signalled.</summary>
    public HandOff HandOff
    {
        get
        {
            ref RingHeader header = ref Header0;
            // Load-acquire: pairs with the release of handoffs, so the position is at least that of this count.
            ulong count = Volatile.Read(ref header.Handoffs);
            return new HandOff(
                header.HandoffPeriodNs,
                count,
                Volatile.Read(ref header.HandoffPosition),
                Volatile.Read(ref header.HandoffNs));
        }
    }

    /// <summary>No process is registered, and every record of those that were is there.</summary>
    public bool IsIdle => !State.HasFlag(RingStates.Running) && Head == Closed; // Without ticks: those before are in closed.

    /// <summary>
    /// Since the ring was opened, the last registered process has gone and none was registered since, or the module
    /// was stopped; and every record is there. It is what the device hangs up for, seen without a system call.
    /// </summary>
    public bool HasEnded
    {
        get
        {
            // Load-acquire, and before the state: pairs with the release of a new epoch, which the module stores after
            // the state in which its ticks run. So no ticks after a new epoch are an end, not a state of before.
            bool ran = _ranAtFirst || Volatile.Read(ref Header0.EpochNs) != _firstEpochNs;
            return IsIdle && (ran || State.HasFlag(RingStates.Stopped));
        }
    }

    /// <summary>All counters of the header, now.</summary>
    public RingHeaderSnapshot Header
    {
        get
        {
            ref RingHeader header = ref Header0;
            ulong closed = Closed; // First: see its remark.
            return new RingHeaderSnapshot(
                Capacity,
                _recordSize,
                header.PeriodNs,
                header.ClockId,
                Volatile.Read(ref header.EpochNs),
                header.LoadNs,
                Head,
                closed,
                Volatile.Read(ref header.Ticks),
                Volatile.Read(ref header.LateTicks),
                Volatile.Read(ref header.MissedTicks),
                Volatile.Read(ref header.Processes),
                State,
                HandOff,
                header.Features,
                Volatile.Read(ref header.RefusedChildren),
                Volatile.Read(ref header.MissedChildren));
        }
    }

    private RingStates State => (RingStates)Volatile.Read(ref Unsafe.As<RingStates, uint>(ref Header0.State));

    private ref RingHeader Header0
    {
        get
        {
            ObjectDisposedException.ThrowIf(_header is null, this);
            return ref *_header;
        }
    }

    /// <summary>Maps the module's device, or a file that holds a recorded ring.</summary>
    /// <exception cref="Mp3Exception">Unavailable: no module, no permission, not a ring, or one of another
    /// version.</exception>
    public static Ring Open(string path = RingLayout.DevicePath) => Map(RingMap.Open(path, MapFormat.Ring), path);

    /// <summary>The same, but null if there is no such device or file: the module is not loaded, or was stopped.</summary>
    /// <exception cref="Mp3Exception">Unavailable: no permission, not a ring, or one of another version.</exception>
    public static Ring? TryOpen(string path) => RingMap.TryOpen(path, MapFormat.Ring) is { } map ? Map(map, path) : null;

    /// <summary>A ring in memory that somebody else owns and keeps for longer than the ring lives.</summary>
    /// <param name="address">Address of the header, aligned to 8 bytes.</param>
    /// <param name="length">Length of header and records, bytes.</param>
    /// <exception cref="Mp3Exception">Unavailable: it is not a ring, or not all of it.</exception>
    public static Ring Attach(nint address, long length)
    {
        ArgumentOutOfRangeException.ThrowIfZero(address);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, Unsafe.SizeOf<RingHeader>());
        return new Ring(address, length, "the memory", map: null);
    }

    /// <summary>
    /// Waits until <see cref="Closed"/> is greater than <paramref name="position"/>, or nothing more will come. A
    /// reader at position p that wants n records waits for p + n - 1.
    /// </summary>
    /// <param name="position">Records.</param>
    /// <param name="timeoutMs">Longest wait, ms; -1: no end.</param>
    /// <param name="stop">Ends the wait.</param>
    public WaitOutcome Wait(ulong position, int timeoutMs = Timeout.Infinite, CancellationToken stop = default)
    {
        ObjectDisposedException.ThrowIf(_header is null, this);
        return _map is { CanPoll: true }
            ? _map.Wait(position, timeoutMs, stop)
            : MemoryPoll.Wait(this, position, timeoutMs, stop);
    }

    /// <summary>
    /// Copies the slots of the positions from <paramref name="position"/> on, as they are at this moment: the
    /// caller finds out which of them the writer was overwriting meanwhile.
    /// </summary>
    /// <returns>Whether each carries its own sequence number.</returns>
    internal bool CopySlots(ulong position, Span<RingRecord> destination)
    {
        ObjectDisposedException.ThrowIf(_header is null, this);
        ulong wrong = 0;
        while (!destination.IsEmpty)
        {
            int untilWrap = (int)Math.Min((ulong)destination.Length, Capacity - (position & _mask));
            byte* slot = _records + ((position & _mask) * _recordSize);
            // Not a memmove(): the C library's slows down tenfold for some distances between the buffers.
            foreach (ref RingRecord record in destination[..untilWrap])
            {
                record = _isOld ? OldRecord(slot) : *(RingRecord*)slot;
                wrong |= record.Seq ^ ++position;
                slot += _recordSize;
            }

            destination = destination[untilWrap..];
        }

        return wrong == 0;
    }

    /// <inheritdoc/>
    bool ISlots<RingRecord>.CopySlots(ulong position, Span<RingRecord> destination) => CopySlots(position, destination);

    /// <summary>Unmaps the ring; readers must have stopped.</summary>
    public void Dispose()
    {
        _header = null;
        _map?.Dispose();
    }

    private static RingRecord OldRecord(byte* slot)
    {
        RingRecord record = default;
        Unsafe.CopyBlock(&record, slot, RingLayout.OldRecordSize);
        return record;
    }

    private static Ring Map(RingMap map, string path)
    {
        try
        {
            return new Ring(map.Address, map.Length, path, map);
        }
        catch
        {
            map.Dispose();
            throw;
        }
    }
}
