// SPDX-License-Identifier: MIT

using Mono.Unix.Native;
using Mp3.Reader.Faults;

namespace Mp3.Reader.Tests.Faults;

/// <summary>Fault rings in a file, and a writer that keeps the module's order of stores.</summary>
internal sealed unsafe class FileFaultRings : IDisposable
{
    private readonly byte* _memory;
    private readonly long _length;
    private readonly int _recordSize;
    private readonly ulong _ringSize;
    private readonly ulong _capacity;

    /// <param name="path">A new file.</param>
    /// <param name="rings">CPUs.</param>
    /// <param name="capacity">Records in a ring.</param>
    /// <param name="recordSize">Distance between records, bytes.</param>
    public FileFaultRings(string path, int rings, int capacity, int recordSize = 64)
    {
        (Path, _recordSize, _capacity) = (path, recordSize, (ulong)capacity);
        _ringSize = (ulong)(FaultRingsLayout.RingHeaderSize + (capacity * recordSize));
        _length = FaultRingsLayout.HeaderSize + (rings * (long)_ringSize);
        using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            file.SetLength(_length);
            nint address = Syscall.mmap(
                0, (ulong)_length, MmapProts.PROT_READ | MmapProts.PROT_WRITE, MmapFlags.MAP_SHARED, (int)file.SafeFileHandle.DangerousGetHandle(), 0);
            Assert.NotEqual(-1, address);
            _memory = (byte*)address;
        }

        Header = new FaultRingsHeader
        {
            Magic = 0x4650464d,
            AbiVersion = 3,
            HeaderSize = 4096,
            RingHeaderSize = 4096,
            RecordSize = (uint)recordSize,
            Rings = (uint)rings,
            RingSize = _ringSize,
            Capacity = (ulong)capacity,
            ClockId = 1,
            Features = FaultRingsFeatures.MajorEnd,
            LoadNs = 1,
        };
    }

    public string Path { get; }

    public ref FaultRingsHeader Header => ref *(FaultRingsHeader*)_memory;

    /// <summary>Writes a record; its sequence number is set here.</summary>
    public void Write(int ring, in FaultRecord record)
    {
        byte* start = _memory + FaultRingsLayout.HeaderSize + ((ulong)ring * _ringSize);
        ref FaultRingHeader header = ref *(FaultRingHeader*)start;
        ulong position = header.Head;
        byte* slot = start + FaultRingsLayout.RingHeaderSize + ((position & (_capacity - 1)) * (ulong)_recordSize);
        ref FaultRecord to = ref *(FaultRecord*)slot;
        Volatile.Write(ref to.Seq, 0);
        Interlocked.MemoryBarrier(); // smp_wmb()
        to = record with { Seq = 0 };
        Volatile.Write(ref to.Seq, position + 1);
        Volatile.Write(ref header.Head, position + 1);
        Interlocked.MemoryBarrier(); // smp_wmb(), before the next slot is touched
    }

    /// <summary>Writes a record that says no more than when it was.</summary>
    public void Write(int ring, ulong timeNs) => Write(ring, new FaultRecord { TimeNs = timeNs, Pid = 1, Tid = (uint)ring });

    public void Dispose() => _ = Syscall.munmap((nint)_memory, (ulong)_length);
}
