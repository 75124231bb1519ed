// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>
/// Looks when its own clock says so, and reads all that is there. The writer's positions and the sequence numbers
/// alone tell what is whole, what is new and how much was lost: the kernel neither waits for it nor wakes it.
/// </summary>
/// <param name="ring">The ring.</param>
/// <param name="waiter">Its own clock, usually a <see cref="ClockWaiter"/>.</param>
/// <param name="clock">Tells when a record is logged.</param>
/// <param name="start">Position of the first record.</param>
public sealed class SequenceStrategy(Ring ring, IWaiter waiter, IClock clock, ulong start) : IStrategy
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
    public void Log(IRecordSink sink) => _log.UpTo(ring.Closed, sink);

    /// <inheritdoc/>
    public ulong Finish(IRecordSink sink) => _log.UpTo(ring.Closed, sink);

    /// <inheritdoc/>
    public void Dispose() => waiter.Dispose();
}
