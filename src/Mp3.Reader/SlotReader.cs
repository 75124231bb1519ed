// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;

namespace Mp3.Reader;

/// <summary>
/// Reads the records of a ring in order, from a position of its own, while its writer goes on. Records that were
/// overwritten before it came are counted in <see cref="Lost"/>. It belongs to one thread at a time.
/// </summary>
/// <param name="slots">The ring.</param>
/// <param name="position">Position of the first record to read: records written before it.</param>
internal sealed class SlotReader<TRecord>(ISlots<TRecord> slots, ulong position)
    where TRecord : unmanaged
{
    /// <summary>Position of the next record: everything before it was returned or is lost. Never decreases.</summary>
    public ulong Position { get; private set; } = position;

    /// <summary>Records from the start position on that were overwritten before they could be read.</summary>
    public ulong Lost { get; private set; }

    /// <summary>
    /// First position that the writer can't be touching: at this head it may already be overwriting
    /// head - capacity.
    /// </summary>
    public static ulong OldestSafe(ISlots<TRecord> slots, ulong head) => head >= slots.Capacity ? head - slots.Capacity + 1 : 0;

    /// <summary>Copies what is new, oldest first, as much as fits, and nothing from a position on.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="end">First position that must not be read yet.</param>
    /// <returns>Number of records; 0: there is nothing new before the end (or no room for it).</returns>
    public int Read(Span<TRecord> destination, ulong end = ulong.MaxValue)
    {
        while (true)
        {
            // Load-acquire: pairs with the writer's smp_store_release(head), so each record before it is complete.
            ulong head = slots.Head;
            ulong limit = Math.Min(end, head);
            SkipTo(Math.Min(OldestSafe(slots, head), limit));
            if (limit <= Position || destination.IsEmpty)
            {
                return 0;
            }

            Span<TRecord> batch = destination[..(int)Math.Min((ulong)destination.Length, limit - Position)];
            int read = Accept(batch, slots.CopySlots(Position, batch));
            if (read > 0)
            {
                return read;
            }
        }
    }

    /// <summary>
    /// Looks at the head again, moves the records of a copy that are whole to its front and goes past it. The rest
    /// is lost.
    /// </summary>
    /// <param name="batch">Copy of the slots from <see cref="Position"/> on, made while the writer may have been
    /// there.</param>
    /// <param name="inSequence">Whether each carries its own sequence number.</param>
    /// <returns>Number of records that are whole.</returns>
    public int Accept(Span<TRecord> batch, bool inSequence)
    {
        // Read barrier: pairs with the smp_wmb() between the writer's release of head and its first store into
        // the next slot. If the copy saw any byte of record p + capacity, the head below is p + capacity or more.
        Interlocked.MemoryBarrier();
        ulong oldestSafe = OldestSafe(slots, slots.Head);
        return inSequence && oldestSafe <= Position ? TakeAll(batch) : TakeWhole(batch, oldestSafe);
    }

    private int TakeAll(ReadOnlySpan<TRecord> batch)
    {
        Position += (ulong)batch.Length;
        return batch.Length;
    }

    /// <summary>
    /// Moves the records of the batch that are whole to its front and goes past the batch. A record is whole if its
    /// position is <paramref name="oldestSafe"/> or later and it carries its own sequence number.
    /// </summary>
    private int TakeWhole(Span<TRecord> batch, ulong oldestSafe)
    {
        int whole = 0;
        for (int i = 0; i < batch.Length; i++)
        {
            ulong at = Position + (ulong)i;
            if (at >= oldestSafe && SequenceOf(ref batch[i]) == at + 1)
            {
                batch[whole++] = batch[i];
            }
        }

        Lost += (ulong)(batch.Length - whole);
        Position += (ulong)batch.Length;
        return whole;
    }

    private static ulong SequenceOf(ref TRecord record) => Unsafe.As<TRecord, ulong>(ref record);

    private void SkipTo(ulong oldest)
    {
        if (oldest > Position)
        {
            Lost += oldest - Position;
            Position = oldest;
        }
    }
}
