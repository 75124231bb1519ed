// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mono.Unix.Native;

namespace Mp3.Reader.Tests;

/// <summary>A ring in ordinary memory, and a writer that keeps the module's order of stores.</summary>
internal sealed unsafe class MemoryRing : IDisposable
{
    /// <summary>Stores of a write, from the sequence number that is taken away to the head.</summary>
    public const int StoresOfAWrite = Words + 2;

    /// <summary>Words of a record.</summary>
    public const int Words = 16;

    private readonly byte* _memory;
    private readonly int _recordSize;
    private readonly string? _path;

    /// <param name="capacity">Slots.</param>
    /// <param name="recordSize">Distance between slots, bytes.</param>
    /// <param name="headerSize">Offset of the first slot, bytes.</param>
    /// <param name="path">A new file, to share the ring with another process.</param>
    /// <param name="loadNs">Tells it from other rings in the same place.</param>
    public MemoryRing(
        int capacity,
        int recordSize = 128,
        int headerSize = RingLayout.HeaderSize,
        string? path = null,
        ulong loadNs = 500_000_000)
    {
        _recordSize = recordSize;
        _path = path;
        Length = headerSize + (capacity * recordSize);
        _memory = path is null ? (byte*)NativeMemory.AlignedAlloc((nuint)Length, 64) : MapNew(path + ".new", Length);
        new Span<byte>(_memory, Length).Clear();
        Header = new RingHeader
        {
            Magic = 0x3350464d,
            AbiVersion = 3,
            HeaderSize = (uint)headerSize,
            RecordSize = (uint)recordSize,
            Capacity = (ulong)capacity,
            PeriodNs = 50_000_000,
            ClockId = 1,
            EpochNs = 1_000_000_000,
            LoadNs = loadNs,
            HandoffPeriodNs = 30_000_000_000,
        };
        if (path is not null)
        {
            File.Move(path + ".new", path, overwrite: true); // Whole, or not there.
        }
    }

    public int Length { get; }

    public nint Address => (nint)_memory;

    public ref RingHeader Header => ref *(RingHeader*)_memory;

    public Span<byte> Bytes => new(_memory, Length);

    public Ring Attach() => Ring.Attach(Address, Length);

    public ref RingRecord Slot(ulong position) =>
        ref *(RingRecord*)(_memory + Header.HeaderSize + ((position & (Header.Capacity - 1)) * (ulong)_recordSize));

    /// <summary>Writes one record; its sequence number is set here.</summary>
    public void Write(in RingRecord record)
    {
        Store(record, 0, StoresOfAWrite);
    }

    /// <summary>The first half of a write, where a writer may be interrupted.</summary>
    public void BeginWrite(in RingRecord record) => Store(record, 0, StoresOfAWrite / 2);

    /// <summary>The second half.</summary>
    public void EndWrite(in RingRecord record) => Store(record, StoresOfAWrite / 2, StoresOfAWrite);

    /// <summary>Some of the stores of a write, in the module's order: a writer that stops between two of them.</summary>
    /// <param name="record">The record; its sequence number is set here.</param>
    /// <param name="first">The first store, from 0.</param>
    /// <param name="end">The first that is not made, at most <see cref="StoresOfAWrite"/>.</param>
    public void Store(in RingRecord record, int first, int end)
    {
        ulong position = Header.Head;
        RingRecord complete = record with { Seq = position + 1 };
        complete.Check = complete.Digest();
        ReadOnlySpan<ulong> from = MemoryMarshal.Cast<RingRecord, ulong>(new ReadOnlySpan<RingRecord>(in complete));
        ref RingRecord slot = ref Slot(position);
        Span<ulong> to = MemoryMarshal.Cast<RingRecord, ulong>(MemoryMarshal.CreateSpan(ref slot, 1));
        for (int step = first; step < end; step++)
        {
            switch (step)
            {
                case 0:
                    slot.Seq = 0;
                    Interlocked.MemoryBarrier(); // smp_wmb()
                    break;
                case < Words:
                    to[step] = from[step];
                    break;
                case Words:
                    Volatile.Write(ref slot.Seq, position + 1);
                    break;
                default:
                    Volatile.Write(ref Header.Head, position + 1);
                    Interlocked.MemoryBarrier(); // smp_wmb(), before the next slot is touched
                    break;
            }
        }
    }

    /// <summary>The records that were written are those of complete ticks.</summary>
    public void Close()
    {
        Header.Ticks++;
        Volatile.Write(ref Header.Closed, Header.Head);
    }

    /// <summary>Hands what is complete off to monitors that are signalled.</summary>
    public void HandOff(ulong nowNs)
    {
        Header.HandoffPosition = Header.Closed;
        Header.HandoffNs = nowNs;
        Volatile.Write(ref Header.Handoffs, Header.Handoffs + 1);
    }

    /// <summary>A process is registered: a series of ticks begins.</summary>
    public void Begin(ulong epochNs)
    {
        Header.State = RingStates.Running;
        Volatile.Write(ref Header.EpochNs, epochNs);
    }

    /// <summary>The last process has gone.</summary>
    public void End() => Header.State = RingStates.None;

    /// <summary>
    /// Writes records whose every field follows from their position (<see cref="IsGenuine"/>), each a tick.
    /// </summary>
    public void WriteMany(int count)
    {
        for (int i = 0; i < count; i++)
        {
            WriteGenuine();
            Close();
        }
    }

    /// <summary>Writes ticks of one sum each, whose minor faults count the records of the ring.</summary>
    public void WriteTicks(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Write(new RingRecord
            {
                Flags = RecordMarks.Sum,
                TimeNs = 1,
                MinorFaults = Header.Head + 1,
            });
            Close();
        }
    }

    /// <summary>Writes one record of a tick that is not complete.</summary>
    public void WriteGenuine() => Write(Genuine(Header.Head));

    /// <summary>True if no field of the record comes from another one.</summary>
    public static bool IsGenuine(in RingRecord record) =>
        record with { Check = 0 } == Genuine(record.Seq - 1) with { Seq = record.Seq }
        && record.Check == record.Digest();

    /// <summary>Saves the ring as a file, a recorded ring.</summary>
    public void Save(string path) => File.WriteAllBytes(path, Bytes);

    public void Dispose()
    {
        if (_path is null)
        {
            NativeMemory.AlignedFree(_memory);
        }
        else
        {
            _ = Syscall.munmap((nint)_memory, (ulong)Length);
        }
    }

    private static byte* MapNew(string path, int length)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
        file.SetLength(length);
        nint address = Syscall.mmap(
            0,
            (ulong)length,
            MmapProts.PROT_READ | MmapProts.PROT_WRITE,
            MmapFlags.MAP_SHARED,
            (int)file.SafeFileHandle.DangerousGetHandle(),
            0);
        Assert.NotEqual(-1, address);
        return (byte*)address;
    }

    /// <summary>The record that belongs to a position; its seq and check are set when it is written.</summary>
    public static RingRecord Genuine(ulong position)
    {
        ulong mix = (position + 1) * 0x9e3779b97f4a7c15;
        return new RingRecord
        {
            TimeNs = mix,
            Pid = (uint)(mix >> 8),
            Flags = (RecordMarks)(ushort)(mix >> 16),
            MinorFaults = ~mix,
            MajorFaults = mix ^ 0x5555,
            UserNs = mix + 1,
            SystemNs = mix + 2,
            Tick = (uint)(mix >> 24),
            Processes = (ushort)(mix >> 32),
            Parent = (uint)(mix >> 12),
            AnonPages = mix + 3,
            FilePages = mix + 4,
            ShmemPages = mix + 5,
            SwapEntries = mix + 6,
            Reserved2 = mix + 7,
        };
    }
}
