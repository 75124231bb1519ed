// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>Is woken by the module when the ring holds enough: poll() with a watermark.</summary>
/// <param name="ring">The ring; nobody else may wait on it.</param>
/// <param name="timeoutMs">Looks after this many ms at the latest; -1: only when woken.</param>
public sealed class RingWaiter(Ring ring, int timeoutMs = Timeout.Infinite) : IWaiter
{
    /// <inheritdoc/>
    public WaitOutcome Wait(ulong position, CancellationToken token) => ring.Wait(position, timeoutMs, token);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The ring is the caller's.
    }
}
