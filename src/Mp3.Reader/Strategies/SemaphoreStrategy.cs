// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>
/// A counting hand-off, as Misik &amp; Hu wished for: the number of complete records is the semaphore's count, the
/// reader's position what was taken of it, and the wait ends when the difference reaches a watermark. Taking a
/// record costs no system call, one wait two.
/// </summary>
/// <param name="ring">The ring.</param>
/// <param name="waiter">Wakes it, usually a <see cref="RingWaiter"/>.</param>
/// <param name="clock">Tells when a record is logged.</param>
/// <param name="start">Position of the first record.</param>
/// <param name="watermark">Records to wait for, at least 1 and less than the ring's capacity.</param>
public sealed class SemaphoreStrategy(Ring ring, IWaiter waiter, IClock clock, ulong start, ulong watermark) : IStrategy
{
    private readonly ExactLog _log = new(ring, clock, start);
    private readonly ulong _ahead = watermark >= 1 && watermark < ring.Capacity
        ? watermark - 1
        : throw new ArgumentOutOfRangeException(nameof(watermark), watermark, $"1 to {ring.Capacity - 1}");

    private ulong _wakeUps;

    /// <inheritdoc/>
    public StrategyCounts Counts => _log.Counts(_wakeUps);

    /// <inheritdoc/>
    public WaitOutcome Wait(CancellationToken token)
    {
        WaitOutcome outcome = waiter.Wait(_log.Position + _ahead, token);
        _wakeUps++;
        return outcome;
    }

    /// <inheritdoc/>
    public void Log(IRecordSink sink) => _log.UpTo(ring.Closed, sink);

    /// <inheritdoc/>
    public ulong Finish(IRecordSink sink) => _log.UpTo(ring.Closed, sink);

    /// <inheritdoc/>
    public void Dispose() => waiter.Dispose();
}
