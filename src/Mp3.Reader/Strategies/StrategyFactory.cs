// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Reader.Strategies;

/// <summary>Makes strategies that wait for the real module and the real clock.</summary>
public static class StrategyFactory
{
    /// <summary>Makes a strategy; it is to be disposed before the ring is.</summary>
    /// <param name="kind">Which one.</param>
    /// <param name="ring">The ring; nobody else may wait on it.</param>
    /// <param name="settings">What it needs to know.</param>
    /// <exception cref="Mp3Exception">The module refuses the process as a monitor (signal).</exception>
    public static IStrategy Create(StrategyKind kind, Ring ring, StrategySettings settings)
    {
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentNullException.ThrowIfNull(settings);
        var clock = new MonotonicClock();
        return kind switch
        {
            StrategyKind.Naive => new NaiveStrategy(
                ring, new ClockWaiter(ring, clock, settings.PeriodNs), clock, settings.Start, settings.RecordsPerTick),
            StrategyKind.Signal =>
                new SignalStrategy(ring, new SignalWaiter(ring, new Registration()), clock, settings.Start),
            StrategyKind.Semaphore => new SemaphoreStrategy(
                ring, new RingWaiter(ring, settings.LongestWaitMs), clock, settings.Start, settings.Watermark),
            StrategyKind.Sequence => new SequenceStrategy(
                ring, new ClockWaiter(ring, clock, settings.PeriodNs), clock, settings.Start),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such strategy"),
        };
    }
}

/// <summary>What strategies need to know; each takes what concerns it.</summary>
/// <param name="Start">Position of the first record to log.</param>
/// <param name="PeriodNs">Naive and sequence: time between two wake-ups, ns.</param>
/// <param name="Watermark">Semaphore: records to wait for.</param>
/// <param name="LongestWaitMs">Semaphore: looks after this many ms at the latest; -1: only when woken.</param>
/// <param name="RecordsPerTick">Naive: records that it expects of a tick.</param>
public sealed record StrategySettings(
    ulong Start, ulong PeriodNs, ulong Watermark, int LongestWaitMs, int RecordsPerTick);
