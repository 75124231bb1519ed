// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>
/// The course's monitor. It wakes by its own clock, works out how many records should have come since the last time,
/// and reads so many slots, or up to the first that was never written. It looks neither at the writer's position nor
/// at sequence numbers. So it loses what was overwritten while it was away, logs again what it finds in slots that
/// the writer has not reached yet, may log a slot that is half written, and knows of none of that.
/// </summary>
/// <param name="ring">The ring.</param>
/// <param name="waiter">Its own clock, usually a <see cref="ClockWaiter"/>.</param>
/// <param name="clock">Tells how many ticks were due.</param>
/// <param name="start">Position of the first record.</param>
/// <param name="recordsPerTick">Records that it expects of a tick: one a process, and the sum.</param>
public sealed class NaiveStrategy(Ring ring, IWaiter waiter, IClock clock, ulong start, int recordsPerTick) : IStrategy
{
    private const int BatchSize = 1024;
    private readonly RingRecord[] _batch = new RingRecord[BatchSize];
    private ulong _lastNs = clock.NowNs;
    private ulong _expected;
    private ulong _logged;
    private ulong _position = start;
    private ulong _wakeUps;

    /// <inheritdoc/>
    public StrategyCounts Counts => new(_logged, Lost: 0, _wakeUps, _position);

    /// <inheritdoc/>
    public WaitOutcome Wait(CancellationToken token)
    {
        WaitOutcome outcome = waiter.Wait(_position, token);
        _wakeUps++;
        return outcome;
    }

    /// <inheritdoc/>
    public void Log(IRecordSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        ulong now = clock.NowNs;
        ulong epochNs = ring.Header.EpochNs;
        _expected += (TicksDue(epochNs, now) - TicksDue(epochNs, _lastNs)) * (ulong)recordsPerTick;
        _lastNs = now;
        while (_expected > 0)
        {
            ulong slots = Math.Min(Math.Min(_expected, BatchSize), ring.Capacity);
            Span<RingRecord> batch = _batch.AsSpan(0, (int)slots);
            ring.CopySlots(_position, batch);
            int written = WrittenOnes(batch);
            if (written == 0)
            {
                return;
            }

            _position += (ulong)written;
            _logged += (ulong)written;
            _expected -= (ulong)written;
            sink.Log(batch[..written], clock.NowNs);
        }
    }

    /// <inheritdoc/>
    public ulong Finish(IRecordSink sink)
    {
        Log(sink);
        return ring.Closed;
    }

    /// <inheritdoc/>
    public void Dispose() => waiter.Dispose();

    /// <summary>Number of records before the first slot that is empty, as the ring is when it is new.</summary>
    private static int WrittenOnes(ReadOnlySpan<RingRecord> slots)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i].TimeNs == 0)
            {
                return i;
            }
        }

        return slots.Length;
    }

    private ulong TicksDue(ulong epochNs, ulong nowNs) =>
        epochNs == 0 || nowNs < epochNs ? 0 : (nowNs - epochNs) / ring.PeriodNs;
}
