// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults;

/// <summary>The faults that one CPU took, in this process's memory.</summary>
internal sealed unsafe class FaultRing(nint address, in FaultRingsHeader header) : ISlots<FaultRecord>
{
    private readonly FaultRingHeader* _header = (FaultRingHeader*)address;
    private readonly byte* _records = (byte*)address + header.RingHeaderSize;
    private readonly uint _recordSize = header.RecordSize;
    private readonly ulong _mask = header.Capacity - 1;

    /// <inheritdoc/>
    public ulong Capacity => _mask + 1;

    /// <inheritdoc/>
    /// <remarks>A load-acquire: pairs with the writer's smp_store_release(&amp;ring->head).</remarks>
    public ulong Head => Volatile.Read(ref _header->Head);

    /// <inheritdoc/>
    public bool CopySlots(ulong position, Span<FaultRecord> destination)
    {
        ulong wrong = 0;
        foreach (ref FaultRecord record in destination)
        {
            record = *(FaultRecord*)(_records + ((position & _mask) * _recordSize));
            wrong |= record.Seq ^ ++position;
        }

        return wrong == 0;
    }
}
