// SPDX-License-Identifier: MIT

namespace Mp3.Reader;

/// <summary>
/// Reads the records of a <see cref="Ring"/> in order, from a position of its own. It never writes and never
/// stops the writer; records that were overwritten before it came are counted in <see cref="Lost"/>.
/// One reader belongs to one thread at a time.
/// </summary>
/// <param name="ring">The ring.</param>
/// <param name="position">Position of the first record to read: records written before it.</param>
public sealed class RingReader(Ring ring, ulong position)
{
    /// <summary>Position of the next record: everything before it was returned or is lost. Never decreases.</summary>
    public ulong Position { get; private set; } = position;

    /// <summary>Records from the start position on that were overwritten before they could be read.</summary>
    public ulong Lost { get; private set; }

    /// <summary>A reader of what the ring holds and what comes after that.</summary>
    public static RingReader FromOldest(Ring ring) => new(ring, OldestSafe(ring, ring.Head));

    /// <summary>A reader of what is written from now on.</summary>
    public static RingReader FromNow(Ring ring) => new(ring, ring.Head);

    /// <summary>Copies what is new, oldest first, as much as fits.</summary>
    /// <returns>Number of records; 0: there is nothing new (or no room for it).</returns>
    public int Read(Span<RingRecord> destination) => Read(destination, ulong.MaxValue);

    /// <summary>Copies what is new, oldest first, as much as fits, and nothing from a position on.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="end">First position that must not be read yet: <see cref="Ring.Closed"/> for whole ticks.</param>
    /// <returns>Number of records; 0: there is nothing new before the end (or no room for it).</returns>
    public int Read(Span<RingRecord> destination, ulong end)
    {
        while (true)
        {
            // Load-acquire: pairs with the writer's smp_store_release(head), so each record before it is complete.
            ulong head = ring.Head;
            ulong limit = Math.Min(end, head);
            SkipTo(Math.Min(OldestSafe(ring, head), limit));
            if (limit <= Position || destination.IsEmpty)
            {
                return 0;
            }

            Span<RingRecord> batch = destination[..(int)Math.Min((ulong)destination.Length, limit - Position)];
            int read = Accept(batch, ring.CopySlots(Position, batch));
            if (read > 0)
            {
                return read;
            }
        }
    }

    /// <summary>Waits until so many records of complete ticks are new, or nothing more will come.</summary>
    /// <param name="watermark">Records, at least 1 and less than the ring's capacity.</param>
    /// <param name="timeoutMs">Longest wait, ms; -1: no end.</param>
    /// <param name="stop">Ends the wait.</param>
    public WaitOutcome Wait(
        ulong watermark = 1, int timeoutMs = Timeout.Infinite, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(watermark);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(watermark, ring.Capacity);
        return ring.Wait(Position + watermark - 1, timeoutMs, stop);
    }

    /// <summary>
    /// First position that the writer can't be touching: at this head it may already be overwriting
    /// head - capacity.
    /// </summary>
    private static ulong OldestSafe(Ring ring, ulong head) => head >= ring.Capacity ? head - ring.Capacity + 1 : 0;

    /// <summary>
    /// Looks at the head again, moves the records of a copy that are whole to its front and goes past it. The rest
    /// is lost.
    /// </summary>
    /// <param name="batch">Copy of the slots from <see cref="Position"/> on, made while the writer may have been
    /// there.</param>
    /// <param name="inSequence">Whether each carries its own sequence number.</param>
    /// <returns>Number of records that are whole.</returns>
    internal int Accept(Span<RingRecord> batch, bool inSequence)
    {
        // Read barrier: pairs with the smp_wmb() between the writer's release of head and its first store into
        // the next slot. If the copy saw any byte of record p + capacity, the head below is p + capacity or more.
        Interlocked.MemoryBarrier();
        ulong oldestSafe = OldestSafe(ring, ring.Head);
        return inSequence && oldestSafe <= Position ? TakeAll(batch) : TakeWhole(batch, oldestSafe);
    }

    private int TakeAll(ReadOnlySpan<RingRecord> batch)
    {
        Position += (ulong)batch.Length;
        return batch.Length;
    }

    /// <summary>
    /// Moves the records of the batch that are whole to its front and goes past the batch. A record is whole if its
    /// position is <paramref name="oldestSafe"/> or later and it carries its own sequence number.
    /// </summary>
    private int TakeWhole(Span<RingRecord> batch, ulong oldestSafe)
    {
        int whole = 0;
        for (int i = 0; i < batch.Length; i++)
        {
            ulong at = Position + (ulong)i;
            if (at >= oldestSafe && batch[i].Seq == at + 1)
            {
                batch[whole++] = batch[i];
            }
        }

        Lost += (ulong)(batch.Length - whole);
        Position += (ulong)batch.Length;
        return whole;
    }

    private void SkipTo(ulong oldest)
    {
        if (oldest > Position)
        {
            Lost += oldest - Position;
            Position = oldest;
        }
    }
}
