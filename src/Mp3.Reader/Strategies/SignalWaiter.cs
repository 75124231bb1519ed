// SPDX-License-Identifier: MIT

using Mono.Unix;
using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Reader.Strategies;

/// <summary>
/// Is woken by the module's signal at every hand-off: the protocol of Misik &amp; Hu. This process is registered as a
/// monitor as long as the waiter lives, and there can be one at a time.
/// </summary>
/// <remarks>
/// The signal goes to the process and may interrupt a system call of any of its threads. After the waiter it is
/// ignored, for one may still be on its way, and its default action would end the program.
/// </remarks>
public sealed class SignalWaiter : IWaiter
{
    private const ulong NsPerMs = 1_000_000;
    private readonly Ring _ring;
    private readonly Registration _registration;
    private readonly Signum _signum;
    private readonly UnixSignal _signal;
    private ulong _seen;
    private int _waiting;

    /// <summary>Registers this process as a monitor.</summary>
    /// <param name="ring">The ring: its header holds the hand-offs.</param>
    /// <param name="registration">The module's status file.</param>
    /// <param name="signum">The module's parameter <c>monitor_signal</c>.</param>
    /// <exception cref="Mp3Exception">The module refuses.</exception>
    public SignalWaiter(Ring ring, Registration registration, Signum signum = Signum.SIGUSR1)
    {
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentNullException.ThrowIfNull(registration);
        (_ring, _registration, _signum) = (ring, registration, signum);
        _ = Stdlib.SetSignalAction(signum, SignalAction.Ignore); // What UnixSignal goes back to.
        _signal = new UnixSignal(signum);
        _seen = ring.HandOff.Count;
        try
        {
            registration.RegisterMonitor(Environment.ProcessId);
        }
        catch
        {
            _signal.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public WaitOutcome Wait(ulong position, CancellationToken token)
    {
        using CancellationTokenRegistration registration = token.Register(WakeUp);
        _ = Interlocked.Exchange(ref _waiting, 1);
        try
        {
            return WaitForHandOff(token);
        }
        finally
        {
            _ = Interlocked.Exchange(ref _waiting, 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _registration.Unregister(Environment.ProcessId);
        }
        catch (Mp3Exception)
        {
            // The module has dropped it already, or is gone.
        }
        finally
        {
            _signal.Dispose();
        }
    }

    private WaitOutcome WaitForHandOff(CancellationToken token)
    {
        while (true)
        {
            _signal.Reset(); // Before the look: a signal that comes after it is waited for.
            if (token.IsCancellationRequested)
            {
                return WaitOutcome.Stopped;
            }

            HandOff handOff = _ring.HandOff;
            if (handOff.Count != _seen)
            {
                _seen = handOff.Count;
                return WaitOutcome.Data;
            }

            if (_ring.HasEnded)
            {
                return WaitOutcome.HungUp;
            }

            // UnixSignal misses a signal that comes between the look and its own poll(); then the next one, due a
            // period later, stands for both.
            ulong patienceMs = Math.Min((handOff.PeriodNs / NsPerMs) + 1, int.MaxValue);
            _ = _signal.WaitOne((int)patienceMs, exitContext: false);
        }
    }

    /// <summary>Sends the signal to the waiting thread until it has heard it, for the same reason.</summary>
    private void WakeUp()
    {
        while (Volatile.Read(ref _waiting) != 0)
        {
            _ = Syscall.kill(Environment.ProcessId, _signum);
            Thread.Sleep(1);
        }
    }
}
