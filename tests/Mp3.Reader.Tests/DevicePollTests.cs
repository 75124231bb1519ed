// SPDX-License-Identifier: MIT

using Mono.Unix.Native;

namespace Mp3.Reader.Tests;

/// <summary>A pipe stands in for the device.</summary>
public sealed class DevicePollTests : IDisposable
{
    private readonly int _readEnd;
    private readonly int _writeEnd;

    public DevicePollTests() => Assert.Equal(0, Syscall.pipe(out _readEnd, out _writeEnd));

    public void Dispose()
    {
        _ = Syscall.close(_readEnd);
        _ = Syscall.close(_writeEnd);
    }

    [Fact]
    public void What_is_ready_is_not_waited_for() => Assert.True(DevicePoll.Wait(_readEnd, -1, () => true));

    [Fact]
    public void A_silent_device_lets_the_time_run_out() => Assert.False(DevicePoll.Wait(_readEnd, 5, () => false));

    [Fact]
    public void A_device_that_is_readable_without_news_lets_the_time_run_out()
    {
        MakeReadable();

        Assert.False(DevicePoll.Wait(_readEnd, 5, () => false));
    }

    [Fact]
    public void The_device_wakes_a_wait_without_end()
    {
        bool news = false;
        using var polling = new ManualResetEventSlim();
        var device = new Thread(() =>
        {
            polling.Wait(TestContext.Current.CancellationToken);
            Volatile.Write(ref news, true);
            MakeReadable();
        });
        device.Start();

        Assert.True(DevicePoll.Wait(_readEnd, -1, () =>
        {
            bool ready = Volatile.Read(ref news);
            polling.Set();
            return ready;
        }));
        device.Join();
    }

    private unsafe void MakeReadable()
    {
        byte one = 1;
        Assert.Equal(1, Syscall.write(_writeEnd, &one, 1));
    }
}
