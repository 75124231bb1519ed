// SPDX-License-Identifier: MIT

namespace Mp3.Reader;

/// <summary>A wait for a ring that nobody wakes readers of: memory, or a recorded file. It looks again and again.</summary>
internal static class MemoryPoll
{
    public static WaitOutcome Wait(Ring ring, ulong position, int timeoutMs, CancellationToken stop)
    {
        long start = Environment.TickCount64;
        var spin = default(SpinWait);
        while (true)
        {
            if (stop.IsCancellationRequested)
            {
                return WaitOutcome.Stopped;
            }

            if (ring.Closed > position)
            {
                return WaitOutcome.Data;
            }

            if (ring.HasEnded)
            {
                return WaitOutcome.HungUp;
            }

            if (timeoutMs >= 0 && Environment.TickCount64 - start >= timeoutMs)
            {
                return WaitOutcome.TimedOut;
            }

            spin.SpinOnce();
        }
    }
}
