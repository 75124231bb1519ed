// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>Runs a strategy to its end.</summary>
public static class StrategyLoop
{
    /// <summary>Waits and logs until nothing more will come or the monitor is stopped, then logs the rest.</summary>
    /// <param name="strategy">How to wait and how far to read.</param>
    /// <param name="sink">Where the records go.</param>
    /// <param name="stop">Ends the loop; what is complete by then is logged.</param>
    /// <returns>
    /// <see cref="WaitOutcome.HungUp"/> or <see cref="WaitOutcome.Stopped"/>, and how many records there were to log
    /// by the module's own count.
    /// </returns>
    public static (WaitOutcome Outcome, ulong Written) Run(
        IStrategy strategy, IRecordSink sink, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        while (true)
        {
            WaitOutcome outcome = strategy.Wait(stop);
            if (outcome is WaitOutcome.HungUp or WaitOutcome.Stopped)
            {
                return (outcome, strategy.Finish(sink));
            }

            strategy.Log(sink);
        }
    }
}
