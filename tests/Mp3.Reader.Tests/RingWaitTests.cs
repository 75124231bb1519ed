// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Tests;

/// <summary>Waits on rings that nobody wakes readers of. The device's own are tested in the guest.</summary>
public sealed class RingWaitTests : IDisposable
{
    private readonly MemoryRing _memory = new(16);

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void A_wait_ends_when_a_tick_is_complete()
    {
        using Ring ring = _memory.Attach();
        var reader = RingReader.FromNow(ring);
        Assert.Equal(WaitOutcome.TimedOut, Wait(reader, timeoutMs: 0));
        var writer = new Thread(() => _memory.WriteMany(1));
        writer.Start();

        Assert.Equal(WaitOutcome.Data, Wait(reader));
        Mp3.Tests.Wait.For(writer, "the end of the writer");
        Assert.Equal(WaitOutcome.Data, Wait(reader, timeoutMs: 0));
        Assert.Equal(1, reader.Read(new RingRecord[4]));
    }

    [Fact]
    public void Records_of_a_tick_that_goes_on_wake_nobody()
    {
        using Ring ring = _memory.Attach();
        _memory.WriteGenuine();

        Assert.Equal(WaitOutcome.TimedOut, Wait(new RingReader(ring, 0), timeoutMs: 0));
        _memory.Close();
        Assert.Equal(WaitOutcome.Data, Wait(new RingReader(ring, 0), timeoutMs: 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(15)]
    public void A_wait_ends_at_its_watermark_and_not_before(int watermark)
    {
        using Ring ring = _memory.Attach();
        _memory.WriteMany(3);
        var reader = RingReader.FromNow(ring);
        _memory.WriteMany(watermark - 1);
        Assert.Equal(WaitOutcome.TimedOut, Wait(reader, (ulong)watermark, 0));
        _memory.WriteMany(1);

        Assert.Equal(WaitOutcome.Data, Wait(reader, (ulong)watermark, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public void A_watermark_that_the_ring_cannot_hold_is_refused(int watermark)
    {
        using Ring ring = _memory.Attach();

        Assert.Throws<ArgumentOutOfRangeException>(() => Wait(new RingReader(ring, 0), (ulong)watermark, 0));
    }

    [Fact]
    public void The_end_of_a_series_hangs_up()
    {
        _memory.Begin(2_000_000_000);
        using Ring ring = _memory.Attach();
        var reader = RingReader.FromNow(ring);
        _memory.WriteMany(1);
        _memory.End();

        Assert.Equal(WaitOutcome.Data, Wait(reader, timeoutMs: 0));
        Assert.Equal(WaitOutcome.HungUp, Wait(reader, 2, 0));
        Assert.Equal(1, reader.Read(new RingRecord[4]));
        Assert.Equal(WaitOutcome.HungUp, Wait(reader));
    }

    [Fact]
    public void A_whole_series_between_two_looks_hangs_up()
    {
        using Ring ring = _memory.Attach();
        var reader = RingReader.FromNow(ring);
        Assert.Equal(WaitOutcome.TimedOut, Wait(reader, timeoutMs: 0));
        _memory.Begin(2_000_000_000);
        _memory.End();

        Assert.Equal(WaitOutcome.HungUp, Wait(reader));
    }

    [Fact]
    public void An_end_whose_last_tick_is_not_complete_does_not_hang_up_yet()
    {
        _memory.Begin(2_000_000_000);
        using Ring ring = _memory.Attach();
        var reader = RingReader.FromNow(ring);
        _memory.WriteGenuine();
        _memory.End();

        Assert.Equal(WaitOutcome.TimedOut, Wait(reader, 2, 0));
        _memory.Close();
        Assert.Equal(WaitOutcome.HungUp, Wait(reader, 2, 0));
    }

    [Fact]
    public void A_series_that_ended_before_the_ring_was_opened_does_not_hang_up()
    {
        _memory.Begin(2_000_000_000);
        _memory.End();
        using Ring ring = _memory.Attach();

        Assert.Equal(WaitOutcome.TimedOut, Wait(RingReader.FromNow(ring), timeoutMs: 0));
        _memory.Begin(3_000_000_000);
        Assert.Equal(WaitOutcome.TimedOut, Wait(RingReader.FromNow(ring), timeoutMs: 0));
    }

    [Fact]
    public void A_module_that_was_stopped_hangs_up()
    {
        using Ring ring = _memory.Attach();
        _memory.Header.State = RingStates.Stopped;

        Assert.Equal(WaitOutcome.HungUp, Wait(RingReader.FromNow(ring)));
    }

    [Fact]
    public void A_wait_without_end_can_be_stopped()
    {
        using Ring ring = _memory.Attach();
        using var stop = new CancellationTokenSource();
        var stopper = new Thread(stop.Cancel);
        stopper.Start();

        Assert.Equal(WaitOutcome.Stopped, RingReader.FromNow(ring).Wait(stop: stop.Token));
        Mp3.Tests.Wait.For(stopper, "the end of the stop");
    }

    private static WaitOutcome Wait(RingReader reader, ulong watermark = 1, int timeoutMs = -1) =>
        reader.Wait(watermark, timeoutMs, Mp3.Tests.Wait.Stop());
}
