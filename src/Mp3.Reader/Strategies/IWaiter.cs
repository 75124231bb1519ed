// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>What wakes a monitor.</summary>
public interface IWaiter : IDisposable
{
    /// <summary>Waits until it is time to look.</summary>
    /// <param name="position">More complete records than this are wanted; waiters that can't tell ignore it.</param>
    /// <param name="token">Ends the wait.</param>
    WaitOutcome Wait(ulong position, CancellationToken token);
}
