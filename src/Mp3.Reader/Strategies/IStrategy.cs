// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>
/// A way for a monitor to know when to read and how far. It is used as <see cref="StrategyLoop"/> does: wait, log,
/// and again; after the last wait finish. One thread at a time.
/// </summary>
public interface IStrategy : IDisposable
{
    /// <summary>What it has done so far, in its own opinion.</summary>
    StrategyCounts Counts { get; }

    /// <summary>Waits until it is time to look.</summary>
    /// <param name="token">Ends the wait.</param>
    /// <returns><see cref="WaitOutcome.HungUp"/> and <see cref="WaitOutcome.Stopped"/>: finish; else log.</returns>
    WaitOutcome Wait(CancellationToken token);

    /// <summary>Logs what it takes to be new and ready now.</summary>
    void Log(IRecordSink sink);

    /// <summary>Logs what is left of the ticks that are complete now, whatever the wait would have allowed.</summary>
    /// <returns>Records in complete ticks, by the module's own count: what there was to log.</returns>
    ulong Finish(IRecordSink sink);
}
