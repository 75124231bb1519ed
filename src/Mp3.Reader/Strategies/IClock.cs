// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>A monitor's own clock: the ring's.</summary>
public interface IClock
{
    /// <summary>Now, ns.</summary>
    ulong NowNs { get; }

    /// <summary>Sleeps until a moment, or until stopped.</summary>
    /// <param name="ns">When; at once if it has passed.</param>
    /// <param name="token">Ends the sleep.</param>
    void SleepUntil(ulong ns, CancellationToken token);
}
