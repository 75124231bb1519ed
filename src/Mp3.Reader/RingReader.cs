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
    private readonly SlotReader<RingRecord> _slots = new(ring, position);

    /// <summary>Position of the next record: everything before it was returned or is lost. Never decreases.</summary>
    public ulong Position => _slots.Position;

    /// <summary>Records from the start position on that were overwritten before they could be read.</summary>
    public ulong Lost => _slots.Lost;

    /// <summary>A reader of what the ring holds and what comes after that.</summary>
    public static RingReader FromOldest(Ring ring) => new(ring, SlotReader<RingRecord>.OldestSafe(ring, ring.Head));

    /// <summary>A reader of what is written from now on.</summary>
    public static RingReader FromNow(Ring ring) => new(ring, ring.Head);

    /// <summary>Copies what is new, oldest first, as much as fits.</summary>
    /// <returns>Number of records; 0: there is nothing new (or no room for it).</returns>
    public int Read(Span<RingRecord> destination) => _slots.Read(destination);

    /// <summary>Copies what is new, oldest first, as much as fits, and nothing from a position on.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="end">First position that must not be read yet: <see cref="Ring.Closed"/> for whole ticks.</param>
    /// <returns>Number of records; 0: there is nothing new before the end (or no room for it).</returns>
    public int Read(Span<RingRecord> destination, ulong end) => _slots.Read(destination, end);

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

    /// <inheritdoc cref="SlotReader{TRecord}.Accept"/>
    internal int Accept(Span<RingRecord> batch, bool inSequence) => _slots.Accept(batch, inSequence);
}
