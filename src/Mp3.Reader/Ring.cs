// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;
using Mp3.Protocol;

namespace Mp3.Reader;

/// <summary>
/// The ring in this process's memory, for reading only. Any number of <see cref="RingReader"/>s may share one, on
/// any threads, as long as none of them reads after it was disposed.
/// </summary>
public sealed unsafe class Ring : IDisposable
{
    private readonly RingMap? _map;
    private readonly byte* _records;
    private readonly ulong _mask;
    private readonly uint _recordSize;
    private RingHeader* _header;

    private Ring(nint address, long length, string origin, RingMap? map)
    {
        _header = (RingHeader*)address;
        _ = RingLayout.Validate(*_header, length, origin);
        _records = (byte*)address + _header->HeaderSize;
        _recordSize = _header->RecordSize;
        _mask = _header->Capacity - 1;
        _map = map;
    }

    /// <summary>Records that the ring has slots for, a power of two.</summary>
    public ulong Capacity => _mask + 1;

    /// <summary>Records written since the module was loaded. Those before it are there to be read.</summary>
    /// <remarks>A load-acquire: pairs with the writer's smp_store_release(&amp;header->head), so the records
    /// before the value that is returned are seen whole.</remarks>
    public ulong Head => Volatile.Read(ref Header0.Head);

    /// <summary>All counters of the header, now.</summary>
    public RingHeaderSnapshot Header
    {
        get
        {
            ref RingHeader header = ref Header0;
            ulong head = Head;
            return new RingHeaderSnapshot(
                Capacity,
                _recordSize,
                header.PeriodNs,
                header.ClockId,
                header.EpochNs,
                head,
                Volatile.Read(ref header.Ticks),
                Volatile.Read(ref header.LateTicks),
                Volatile.Read(ref header.MissedTicks),
                Volatile.Read(ref header.Processes));
        }
    }

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
    public static Ring Open(string path = RingLayout.DevicePath)
    {
        var map = RingMap.Open(path);
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

    /// <summary>Waits until a record is written after this call; see <see cref="RingReader.WaitForData"/> for a
    /// wait that can't miss one.</summary>
    /// <param name="timeoutMs">Longest wait, ms; -1: no end.</param>
    /// <returns>False if the time ran out.</returns>
    public bool WaitForData(int timeoutMs) => WaitForData(Head, timeoutMs);

    /// <summary>Waits until the head has passed <paramref name="position"/>.</summary>
    internal bool WaitForData(ulong position, int timeoutMs) =>
        _map is { CanPoll: true }
            ? _map.Poll(timeoutMs, () => Head > position)
            : SpinWait.SpinUntil(() => Head > position, timeoutMs);

    /// <summary>
    /// Copies the slots of the positions from <paramref name="position"/> on, as they are at this moment: the
    /// caller finds out which of them the writer was overwriting meanwhile.
    /// </summary>
    internal void CopySlots(ulong position, Span<RingRecord> destination)
    {
        ObjectDisposedException.ThrowIf(_header is null, this);
        if (_recordSize != RingLayout.RecordSize)
        {
            for (int i = 0; i < destination.Length; i++)
            {
                destination[i] = *(RingRecord*)Slot(position + (ulong)i);
            }

            return;
        }

        int untilWrap = (int)Math.Min((ulong)destination.Length, Capacity - (position & _mask));
        new ReadOnlySpan<RingRecord>(Slot(position), untilWrap).CopyTo(destination);
        new ReadOnlySpan<RingRecord>(_records, destination.Length - untilWrap).CopyTo(destination[untilWrap..]);
    }

    /// <summary>Unmaps the ring; readers must have stopped.</summary>
    public void Dispose()
    {
        _header = null;
        _map?.Dispose();
    }

    private byte* Slot(ulong position) => _records + ((position & _mask) * _recordSize);
}
