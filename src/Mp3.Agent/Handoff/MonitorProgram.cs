// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Protocol;
using Mp3.Reader;
using Mp3.Reader.Logs;
using Mp3.Reader.Strategies;

namespace Mp3.Agent.Handoff;

/// <summary>
/// The agent as a monitor: one strategy, to the end of the series of ticks. It stops itself when it is ready, so that
/// all monitors of a scenario start at the same moment, and says what became of it on standard output.
/// </summary>
internal static class MonitorProgram
{
    public const string Name = "monitor";

    /// <summary>Command line of a monitor.</summary>
    public static IReadOnlyList<string> Argv(string strategy, HandoffPlan handoff, int recordsPerTick, string log) =>
    [
        Environment.ProcessPath ?? throw new InvalidOperationException("no path of this program"),
        Name, strategy, $"{handoff.MonitorPeriodMs}", $"{recordsPerTick}", log,
    ];

    /// <param name="strategy">Name of the strategy.</param>
    /// <param name="periodMs">Time between two looks, ms.</param>
    /// <param name="recordsPerTick">Records that a tick has.</param>
    /// <param name="log">Path of the log of its records; that of its looks is beside it.</param>
    public static int Run(string strategy, string periodMs, string recordsPerTick, string log)
    {
        if (!Enum.TryParse(strategy, ignoreCase: true, out StrategyKind kind) || !Enum.IsDefined(kind))
        {
            throw Mp3Exception.Usage($"there is no strategy {strategy}");
        }

        using var ring = Ring.Open();
        using IStrategy inner = StrategyFactory.Create(kind, ring, Settings(ring, int.Parse(periodMs), int.Parse(recordsPerTick)));
        using var records = new RawLog<LoggedRecord>(log);
        using var looks = new RawLog<Look>(LooksOf(log));
        using var observed = new ObservedStrategy(inner, looks);
        if (Libc.Kill(Environment.ProcessId, Libc.SigStop) != 0)
        {
            throw Mp3Exception.Failed("the monitor can't stop itself");
        }

        _ = StrategyLoop.Run(observed, new RecordSink(inner, records), CancellationToken.None);
        var outcome = new MonitorOutcome((long)inner.Counts.Lost, records.Count, looks.Count);
        Console.Out.WriteLine(JsonSerializer.Serialize(outcome, ProtocolJson.Default.MonitorOutcome));
        return ExitCode.Success;
    }

    /// <summary>The log of looks that belongs to a log of records.</summary>
    public static string LooksOf(string log) => log + ".looks";

    /// <summary>
    /// The semaphore's watermark is half the ring, so that the other half is there for its delays, but not more than
    /// comes in one period: then it wakes as often as the others.
    /// </summary>
    private static StrategySettings Settings(Ring ring, int periodMs, int recordsPerTick)
    {
        const ulong NsPerMs = 1_000_000;
        ulong periodNs = (ulong)periodMs * NsPerMs;
        ulong inPeriod = Math.Max(1, periodNs / ring.PeriodNs) * (ulong)recordsPerTick;
        return new StrategySettings(
            Start: 0, periodNs, Math.Min(ring.Capacity / 2, inPeriod), LongestWaitMs: Timeout.Infinite, recordsPerTick);
    }
}
