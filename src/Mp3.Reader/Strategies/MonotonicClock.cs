// SPDX-License-Identifier: MIT

using System.Diagnostics;

namespace Mp3.Reader.Strategies;

/// <summary>CLOCK_MONOTONIC, the clock of the module.</summary>
public sealed class MonotonicClock : IClock
{
    private const ulong NsPerMs = 1_000_000;

    /// <inheritdoc/>
    /// <remarks>On Linux the stopwatch reads CLOCK_MONOTONIC and counts in ns.</remarks>
    public ulong NowNs => Stopwatch.Frequency == 1_000_000_000
        ? (ulong)Stopwatch.GetTimestamp()
        : throw new PlatformNotSupportedException("the stopwatch does not count in ns");

    /// <inheritdoc/>
    public void SleepUntil(ulong ns, CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            ulong now = NowNs;
            if (now >= ns)
            {
                return;
            }

            ulong ms = Math.Min((ns - now + NsPerMs - 1) / NsPerMs, int.MaxValue);
            _ = token.WaitHandle.WaitOne((int)ms);
        }
    }
}
