// SPDX-License-Identifier: MIT

using Mono.Unix.Native;
using Mp3.Reader.Strategies;

namespace Mp3.Reader.Tests.Strategies;

/// <summary>The strategies with their real waiters beside a writer at full speed.</summary>
[Collection(nameof(SignalWaiter))] // The signal is the whole process's.
public sealed class ConcurrentStrategiesTests(ScratchFolder folder) : IClassFixture<ScratchFolder>
{
    private const int Ticks = 100_000;
    private const int RecordsPerTick = 4;
    private const int HandOffTicks = 200;

    [Theory]
    [InlineData(StrategyKind.Signal, 16)]
    [InlineData(StrategyKind.Signal, 4096)]
    [InlineData(StrategyKind.Semaphore, 16)]
    [InlineData(StrategyKind.Semaphore, 4096)]
    [InlineData(StrategyKind.Sequence, 16)]
    [InlineData(StrategyKind.Sequence, 4096)]
    public void What_is_logged_and_what_is_lost_add_up_to_what_was_written(StrategyKind kind, int capacity)
    {
        using var memory = new MemoryRing(capacity);
        memory.Header.HandoffPeriodNs = 1_000_000;
        memory.Begin(2_000_000_000);
        using Ring ring = memory.Attach();
        using IStrategy strategy = Strategy(kind, ring);
        var sink = new CheckingSink(ring, () => { });
        var writer = new Thread(() => Write(memory, hasMonitor: kind == StrategyKind.Signal));

        writer.Start();
        (WaitOutcome outcome, ulong written) =
            StrategyLoop.Run(strategy, sink, Wait.Stop());
        Wait.For(writer, "the end of the writer");

        Assert.Equal(WaitOutcome.HungUp, outcome);
        Assert.Equal((0UL, 0UL, 0UL, 0UL), (sink.Torn, sink.Twice, sink.OutOfOrder, sink.Ahead));
        Assert.Equal(sink.Logged, strategy.Counts.Logged);
        Assert.Equal((ulong)(Ticks * RecordsPerTick), written);
        Assert.Equal(written, strategy.Counts.Logged + strategy.Counts.Lost);
        Assert.True(sink.Logged > 0);
    }

    private static void Write(MemoryRing memory, bool hasMonitor)
    {
        for (int tick = 1; tick <= Ticks; tick++)
        {
            for (int i = 0; i < RecordsPerTick; i++)
            {
                memory.WriteGenuine();
            }

            memory.Close();
            if (tick % HandOffTicks == 0)
            {
                memory.HandOff((ulong)tick);
                _ = hasMonitor ? Syscall.kill(Environment.ProcessId, Signum.SIGUSR1) : 0;
                Thread.Yield();
            }
        }

        memory.End();
    }

    private IStrategy Strategy(StrategyKind kind, Ring ring)
    {
        string status = folder["status"];
        File.WriteAllText(status, "");
        var settings = new StrategySettings(0, 1_000_000, ring.Capacity / 4, Timeout.Infinite, RecordsPerTick);
        return kind == StrategyKind.Signal
            ? new SignalStrategy(ring, new SignalWaiter(ring, new Registration(status)), new MonotonicClock(), 0)
            : StrategyFactory.Create(kind, ring, settings);
    }
}
