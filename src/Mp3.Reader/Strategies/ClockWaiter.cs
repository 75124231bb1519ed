// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>Wakes at every multiple of a period, by its own clock, and asks the kernel for nothing else.</summary>
/// <param name="ring">The ring: its header tells when the end has come.</param>
/// <param name="clock">The clock.</param>
/// <param name="periodNs">Time between two wake-ups, ns. Those that a stall takes away are left out.</param>
public sealed class ClockWaiter(Ring ring, IClock clock, ulong periodNs) : IWaiter
{
    private readonly ulong _startNs = clock.NowNs;

    /// <inheritdoc/>
    public WaitOutcome Wait(ulong position, CancellationToken token)
    {
        ulong passed = (clock.NowNs - _startNs) / periodNs;
        clock.SleepUntil(_startNs + ((passed + 1) * periodNs), token);
        if (token.IsCancellationRequested)
        {
            return WaitOutcome.Stopped;
        }

        return ring.HasEnded ? WaitOutcome.HungUp : WaitOutcome.TimedOut;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The ring and the clock are the caller's.
    }
}
