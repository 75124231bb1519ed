// SPDX-License-Identifier: MIT

using System.Diagnostics;

namespace Mp3.Agent;

/// <summary>CLOCK_MONOTONIC, the clock of the ring's records.</summary>
internal static class MonotonicClock
{
    /// <summary>Now, ns. On Linux the stopwatch reads CLOCK_MONOTONIC and counts in ns.</summary>
    public static long NowNs => Stopwatch.Frequency == 1_000_000_000
        ? Stopwatch.GetTimestamp()
        : throw new PlatformNotSupportedException("the stopwatch does not count in ns");
}
