// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>
/// The third case study of Misik &amp; Hu: the module notes how far the monitor may read and sends it a signal; the monitor
/// logs up to there and waits for the next one.
/// </summary>
/// <param name="ring">The ring; its header holds the hand-offs.</param>
/// <param name="waiter">Wakes it, usually a <see cref="SignalWaiter"/>.</param>
/// <param name="clock">Tells when a record is logged.</param>
/// <param name="start">Position of the first record.</param>
public sealed class SignalStrategy(Ring ring, IWaiter waiter, IClock clock, ulong start) : IStrategy
{
    private readonly ExactLog _log = new(ring, clock, start);
    private ulong _wakeUps;

    /// <inheritdoc/>
    public StrategyCounts Counts => _log.Counts(_wakeUps);

    /// <inheritdoc/>
    public WaitOutcome Wait(CancellationToken token)
    {
        WaitOutcome outcome = waiter.Wait(_log.Position, token);
        _wakeUps++;
        return outcome;
    }

    /// <inheritdoc/>
    public void Log(IRecordSink sink) => _log.UpTo(ring.HandOff.Position, sink);

    /// <inheritdoc/>
    public ulong Finish(IRecordSink sink) => _log.UpTo(ring.Closed, sink);

    /// <inheritdoc/>
    public void Dispose() => waiter.Dispose();
}
