// SPDX-License-Identifier: MIT

using Mono.Unix.Native;

namespace Mp3.Reader;

/// <summary>poll(2) until something is true.</summary>
internal static class DevicePoll
{
    /// <summary>Waits until <paramref name="ready"/>, looking again whenever the device becomes readable.</summary>
    /// <param name="fd">The device.</param>
    /// <param name="timeoutMs">Longest wait, ms; -1: no end.</param>
    /// <param name="ready">What is waited for.</param>
    /// <returns>False if the time ran out.</returns>
    public static bool Wait(int fd, int timeoutMs, Func<bool> ready)
    {
        long start = Environment.TickCount64;
        int left = timeoutMs;
        var spin = default(SpinWait);
        while (!ready())
        {
            if (left == 0)
            {
                return false;
            }

            Pollfd[] fds = [new() { fd = fd, events = PollEvents.POLLIN }];
            int readable = Syscall.poll(fds, 1, left);
            Errno? errno = readable < 0 ? Stdlib.GetLastError() : null;
            if (errno is { } failure and not Errno.EINTR)
            {
                throw SystemError.Failed("cannot wait for the ring", failure);
            }

            if (readable > 0 && !ready())
            {
                spin.SpinOnce(); // A device that is readable though nothing is new must not cost a whole CPU.
            }

            left = timeoutMs < 0 ? -1 : (int)Math.Max(0, timeoutMs - (Environment.TickCount64 - start));
        }

        return true;
    }
}
