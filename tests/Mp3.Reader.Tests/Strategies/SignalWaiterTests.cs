// SPDX-License-Identifier: MIT

using Mono.Unix.Native;
using Mp3.Protocol;
using Mp3.Reader.Strategies;

namespace Mp3.Reader.Tests.Strategies;

/// <summary>Real signals to this process; a file takes the requests to the module.</summary>
[Collection(nameof(SignalWaiter))] // The signal is the whole process's.
public sealed class SignalWaiterTests : IClassFixture<ScratchFolder>, IDisposable
{
    private readonly MemoryRing _memory = new(16);
    private readonly Ring _ring;
    private readonly string _status;

    public SignalWaiterTests(ScratchFolder folder)
    {
        _ring = _memory.Attach();
        _status = folder["status"];
        File.WriteAllText(_status, "");
    }

    public void Dispose()
    {
        _ring.Dispose();
        _memory.Dispose();
    }

    [Fact]
    public void It_is_registered_as_long_as_it_lives()
    {
        using (new SignalWaiter(_ring, new Registration(_status)))
        {
            Assert.Equal($"M {Environment.ProcessId}\n", File.ReadAllText(_status));
        }

        Assert.Equal($"U {Environment.ProcessId}\n", File.ReadAllText(_status));
    }

    [Fact]
    public void A_hand_off_wakes_it()
    {
        using var waiter = new SignalWaiter(_ring, new Registration(_status));
        for (int i = 0; i < 100; i++)
        {
            var module = new Thread(HandOff);
            module.Start();

            Assert.Equal(WaitOutcome.Data, waiter.Wait(0, Wait.Stop()));
            Wait.For(module, "the end of the module's thread");
        }
    }

    [Fact]
    public void A_hand_off_while_it_was_busy_is_not_waited_for()
    {
        using var waiter = new SignalWaiter(_ring, new Registration(_status));
        HandOff();
        HandOff();

        Assert.Equal(WaitOutcome.Data, waiter.Wait(0, Wait.Stop()));
        Assert.Equal(2UL, _ring.HandOff.Count);
    }

    [Fact]
    public void A_signal_from_somebody_else_is_no_hand_off()
    {
        _memory.Header.HandoffPeriodNs = 1_000_000;
        _memory.Begin(2_000_000_000);
        using Ring ring = _memory.Attach();
        using var waiter = new SignalWaiter(ring, new Registration(_status));
        Signal();
        var module = new Thread(() =>
        {
            Signal();
            _memory.End();
        });
        module.Start();

        Assert.Equal(WaitOutcome.HungUp, waiter.Wait(0, Wait.Stop()));
        Wait.For(module, "the end of the module's thread");
    }

    [Fact]
    public void A_wait_can_be_stopped()
    {
        using var waiter = new SignalWaiter(_ring, new Registration(_status));
        using var stop = new CancellationTokenSource();
        var stopper = new Thread(stop.Cancel);
        stopper.Start();

        Assert.Equal(WaitOutcome.Stopped, waiter.Wait(0, stop.Token));
        Wait.For(stopper, "the end of the stop");
        Assert.Equal(WaitOutcome.Stopped, waiter.Wait(0, stop.Token));
    }

    [Fact]
    public void A_signal_that_comes_too_late_does_not_end_the_program()
    {
        new SignalWaiter(_ring, new Registration(_status)).Dispose();
        Signal();

        Assert.Throws<Mp3Exception>(() => new SignalWaiter(_ring, new Registration("/dev/full")));
        Signal();
    }

    private void HandOff()
    {
        _memory.HandOff(1);
        Signal();
    }

    private static void Signal() => Assert.Equal(0, Syscall.kill(Environment.ProcessId, Signum.SIGUSR1));
}
