// SPDX-License-Identifier: MIT

using Mono.Unix.Native;

namespace Mp3.Reader.Tests;

/// <summary>A pipe stands in for the device.</summary>
public sealed class DevicePollTests : IDisposable
{
    private readonly int _readEnd;
    private readonly DevicePoll _poll;
    private int _writeEnd;

    public DevicePollTests()
    {
        Assert.Equal(0, Syscall.pipe(out _readEnd, out _writeEnd));
        _poll = new DevicePoll(_readEnd);
    }

    public void Dispose()
    {
        _poll.Dispose();
        _ = Syscall.close(_readEnd);
        HangUp();
    }

    [Fact]
    public void A_silent_device_lets_the_time_run_out()
    {
        Assert.Equal(WaitOutcome.TimedOut, _poll.Wait(0, Wait.Stop()));
        Assert.Equal(WaitOutcome.TimedOut, _poll.Wait(5, Wait.Stop()));
    }

    [Fact]
    public void Input_ends_a_wait_without_end()
    {
        var device = new Thread(MakeReadable);
        device.Start();

        Assert.Equal(WaitOutcome.Data, _poll.Wait(-1, Wait.Stop()));
        Wait.For(device, "the end of the device's thread");
    }

    [Fact]
    public void A_hang_up_ends_a_wait_after_the_last_input()
    {
        MakeReadable();
        HangUp();
        Assert.Equal(WaitOutcome.Data, _poll.Wait(-1, Wait.Stop()));
        TakeInput();

        Assert.Equal(WaitOutcome.HungUp, _poll.Wait(-1, Wait.Stop()));
    }

    [Fact]
    public void A_wait_without_end_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var stopper = new Thread(stop.Cancel);
        stopper.Start();

        Assert.Equal(WaitOutcome.Stopped, _poll.Wait(-1, stop.Token));
        Wait.For(stopper, "the end of the stop");
        Assert.Equal(WaitOutcome.Stopped, _poll.Wait(-1, stop.Token));
    }

    [Fact]
    public void What_stopped_one_wait_does_not_stop_the_next()
    {
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        first.Cancel();
        Assert.Equal(WaitOutcome.Stopped, _poll.Wait(-1, first.Token));
        MakeReadable();

        Assert.Equal(WaitOutcome.Data, _poll.Wait(-1, second.Token));
    }

    private void HangUp()
    {
        if (_writeEnd >= 0)
        {
            _ = Syscall.close(_writeEnd);
            _writeEnd = -1;
        }
    }

    private unsafe void MakeReadable()
    {
        byte one = 1;
        Assert.Equal(1, Syscall.write(_writeEnd, &one, 1));
    }

    private unsafe void TakeInput()
    {
        byte one;
        Assert.Equal(1, Syscall.read(_readEnd, &one, 1));
    }
}
