// SPDX-License-Identifier: MIT

using Mono.Unix.Native;

namespace Mp3.Reader;

/// <summary>poll(2) of the device, and of a pipe that ends the wait.</summary>
/// <param name="fd">The device; it stays the caller's.</param>
internal sealed class DevicePoll(int fd) : IDisposable
{
    private StopPipe? _stopPipe;

    /// <summary>Waits until the device has input or hangs up. Signals don't end it.</summary>
    /// <param name="timeoutMs">Longest wait, ms; -1: no end.</param>
    /// <param name="stop">Ends the wait.</param>
    public WaitOutcome Wait(int timeoutMs, CancellationToken stop)
    {
        Pollfd device = new() { fd = fd, events = PollEvents.POLLIN };
        Pollfd[] fds = stop.CanBeCanceled
            ? [device, new() { fd = StopPipeOf(stop).Fd, events = PollEvents.POLLIN }]
            : [device];
        long start = Environment.TickCount64;
        int left = timeoutMs;
        while (true)
        {
            int ready = Syscall.poll(fds, (uint)fds.Length, left);
            Errno? errno = ready < 0 ? Stdlib.GetLastError() : null;
            if (errno is { } failure and not Errno.EINTR)
            {
                throw SystemError.Failed("cannot wait for the ring", failure);
            }

            if (stop.IsCancellationRequested)
            {
                return WaitOutcome.Stopped;
            }

            if (ready > 0)
            {
                return OutcomeOf(fds[0].revents);
            }

            left = timeoutMs < 0 ? -1 : (int)Math.Max(0, timeoutMs - (Environment.TickCount64 - start));
            if (left == 0)
            {
                return WaitOutcome.TimedOut;
            }
        }
    }

    public void Dispose() => _stopPipe?.Dispose();

    /// <summary>A hang-up lasts, so records come first: the next wait reports it.</summary>
    private static WaitOutcome OutcomeOf(PollEvents events)
    {
        if (events.HasFlag(PollEvents.POLLIN))
        {
            return WaitOutcome.Data;
        }

        return events.HasFlag(PollEvents.POLLHUP)
            ? WaitOutcome.HungUp
            : throw SystemError.Failed($"cannot wait for the ring: poll() says {events}", Errno.EIO);
    }

    private StopPipe StopPipeOf(CancellationToken stop)
    {
        if (_stopPipe?.Token != stop)
        {
            _stopPipe?.Dispose();
            _stopPipe = new StopPipe(stop);
        }

        return _stopPipe;
    }
}
