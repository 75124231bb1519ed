// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Reader.Strategies;

namespace Mp3.Reader.Tests.Strategies;

/// <summary>
/// Every strategy in a simulation, over capacities from far shorter to far longer than the monitor's period, stalls
/// from none to several periods, and logs that take their time.
/// </summary>
public sealed class StrategyModelTests
{
    private const ulong PeriodNs = 10 * Simulation.TickNs;
    private static readonly Gen<Case> Cases = Gen.Select(
        Gen.Int[1, 9],
        Gen.Int[1, 5],
        Gen.Int[1, 200],
        Gen.ULong[0, 4 * PeriodNs].Array[0, 20],
        Gen.ULong[0, PeriodNs],
        (capacityLog, recordsPerTick, ticks, stalls, slowness) =>
            new Case(1 << capacityLog, recordsPerTick, ticks, stalls, slowness));

    [Theory]
    [InlineData(StrategyKind.Signal)]
    [InlineData(StrategyKind.Semaphore)]
    [InlineData(StrategyKind.Sequence)]
    public void What_is_logged_and_what_is_lost_add_up_to_what_was_written(StrategyKind kind) =>
        Cases.Sample(run =>
        {
            (CheckingSink sink, StrategyCounts counts, ulong written) = Run(kind, run);

            Assert.Equal((0UL, 0UL, 0UL, 0UL), (sink.Torn, sink.Twice, sink.OutOfOrder, sink.Ahead));
            Assert.Equal(sink.Logged, counts.Logged);
            Assert.Equal(written, counts.Logged + counts.Lost);
            Assert.Equal(written, counts.Position);
        });

    [Theory]
    [InlineData(StrategyKind.Naive)]
    [InlineData(StrategyKind.Signal)]
    [InlineData(StrategyKind.Semaphore)]
    [InlineData(StrategyKind.Sequence)]
    public void A_ring_that_outlasts_every_stall_loses_nothing(StrategyKind kind)
    {
        Case run = new(1024, RecordsPerTick: 2, Ticks: 200, [0, PeriodNs, 0, 3 * PeriodNs / 2], SlownessNs: 0);

        (CheckingSink sink, StrategyCounts counts, ulong written) = Run(kind, run);

        Assert.Equal((written, 0UL), (counts.Logged, counts.Lost));
        Assert.Equal((written, 0UL, 0UL), (sink.Different, sink.Torn, sink.Twice));
    }

    [Fact]
    public void The_naive_monitor_breaks_the_promise_in_every_way_and_knows_nothing_of_it()
    {
        Case run = new(16, RecordsPerTick: 2, Ticks: 200, [0, 0, 2 * PeriodNs], SlownessNs: 0);

        (CheckingSink sink, StrategyCounts counts, ulong written) = Run(StrategyKind.Naive, run);

        Assert.Equal(0UL, counts.Lost);
        Assert.True(sink.Different < written, "it loses");
        Assert.True(sink.Twice > 0, "it logs twice");
        Assert.True(sink.Torn > 0, "it logs a record that is half written");
    }

    [Fact]
    public void A_late_writer_alone_makes_the_naive_monitor_log_twice()
    {
        using var simulation = new Simulation(capacity: 16, recordsPerTick: 1, ticks: 1000);
        var sink = new CheckingSink(simulation.Ring, () => { });
        using IStrategy naive = Strategy(StrategyKind.Naive, simulation, [], expectedPerTick: 2);

        StrategyLoop.Run(naive, sink, CancellationToken.None);

        Assert.True(sink.Twice > 0);
        Assert.True(naive.Counts.Position > simulation.Written, "it reads ahead of the writer");
    }

    [Fact]
    public void The_signalled_monitor_never_reads_beyond_the_hand_off()
    {
        using var simulation = new Simulation(capacity: 256, recordsPerTick: 3, ticks: 40);
        using IStrategy signal = Strategy(StrategyKind.Signal, simulation, [Simulation.TickNs], 3);
        var sink = new CheckingSink(simulation.Ring, () => { });

        Assert.Equal(WaitOutcome.Data, signal.Wait(Wait.Stop()));
        signal.Log(sink);

        Assert.Equal(simulation.Ring.HandOff.Position, signal.Counts.Position);
        Assert.True(signal.Counts.Position < simulation.Ring.Closed);
        signal.Finish(sink);
        Assert.Equal(simulation.Ring.Closed, signal.Counts.Position);
    }

    [Fact]
    public void A_higher_watermark_wakes_less_often_and_logs_the_same()
    {
        StrategyCounts often = Run(StrategyKind.Semaphore, Quiet, watermark: 1).Counts;
        StrategyCounts seldom = Run(StrategyKind.Semaphore, Quiet, watermark: 40).Counts;

        // A tick has 2 records, the series 200; the last wait is the one that hangs up.
        Assert.Equal((200UL, 101UL), (often.Logged, often.WakeUps));
        Assert.Equal((200UL, 6UL), (seldom.Logged, seldom.WakeUps));
    }

    private static Case Quiet => new(64, RecordsPerTick: 2, Ticks: 100, [], SlownessNs: 0);

    private static (CheckingSink Sink, StrategyCounts Counts, ulong Written) Run(
        StrategyKind kind, Case run, int watermark = 0)
    {
        using var simulation = new Simulation(run.Capacity, run.RecordsPerTick, run.Ticks);
        var sink = new CheckingSink(simulation.Ring, () => simulation.Pass(simulation.NowNs + run.SlownessNs));
        using IStrategy strategy = Strategy(kind, simulation, run.StallsNs, run.RecordsPerTick, watermark);
        (WaitOutcome Outcome, ulong Written) end = StrategyLoop.Run(strategy, sink, CancellationToken.None);
        Assert.Equal((WaitOutcome.HungUp, simulation.Written), end);
        return (sink, strategy.Counts, simulation.Written);
    }

    private static IStrategy Strategy(
        StrategyKind kind, Simulation simulation, ulong[] stallsNs, int expectedPerTick, int watermark = 0)
    {
        Ring ring = simulation.Ring;
        ulong seen = 0;
        bool HandedOff()
        {
            bool news = ring.HandOff.Count != seen;
            seen = ring.HandOff.Count;
            return news;
        }

        SimulatedWaiter Waiter(Func<ulong, WaitOutcome> wait) => new(simulation, wait, stallsNs);
        WaitOutcome OwnClock(ulong position) => new ClockWaiter(ring, simulation, PeriodNs).Wait(position, default);
        return kind switch
        {
            StrategyKind.Naive => new NaiveStrategy(ring, Waiter(OwnClock), simulation, 0, expectedPerTick),
            StrategyKind.Signal =>
                new SignalStrategy(ring, Waiter(_ => simulation.PassUntil(HandedOff)), simulation, 0),
            StrategyKind.Semaphore => new SemaphoreStrategy(
                ring,
                Waiter(position => simulation.PassUntil(() => ring.Closed > position)),
                simulation,
                0,
                watermark == 0 ? Math.Max(1, ring.Capacity / 4) : (ulong)watermark),
            _ => new SequenceStrategy(ring, Waiter(OwnClock), simulation, 0),
        };
    }

    private sealed record Case(int Capacity, int RecordsPerTick, int Ticks, ulong[] StallsNs, ulong SlownessNs);
}
