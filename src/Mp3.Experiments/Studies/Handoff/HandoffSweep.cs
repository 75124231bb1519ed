// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Numerics;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;
using Mp3.Reader.Strategies;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>Resolves case study 3: nothing is left to choose.</summary>
/// <param name="Plan">What the guest has to do.</param>
/// <param name="Layout">The guest's memory.</param>
/// <param name="Swap">The swap device.</param>
/// <param name="ResultMib">Size of the disk that takes the logs, MiB.</param>
public sealed record HandoffSweep(GuestPlan Plan, GuestLayout Layout, SwapModel Swap, int ResultMib)
{
    /// <summary>One process is sampled: its record and the sum.</summary>
    public const int RecordsPerTick = 2;

    /// <summary>Misik &amp; Hu's figures: 20 samples a second, a look every 30 seconds.</summary>
    private const int OriginalPeriodMs = 30_000;
    private const int TicksPerPeriod = 600;

    /// <summary>Delays that compute cost the host their time: 2 s instead of 30.</summary>
    private const int BusyPeriodMs = 2_000;

    private const int LeastTicksPerPeriod = 10;

    /// <summary>Looks of a run without a delay.</summary>
    private const double Periods = 9.5;

    /// <summary>
    /// The delay begins shortly before the third look: a delay of s periods then defers that look by s - 0.1 periods,
    /// in every scenario and for all monitors.
    /// </summary>
    private const double StallAt = 2.9;

    /// <summary>Periods that follow the longest delay.</summary>
    private const double After = 3.6;

    private static readonly double[] CapacityPeriods = [0.5, 1, 2, 4];

    /// <exception cref="Mp3Exception">Usage: the choices don't fit together.</exception>
    public static HandoffSweep Resolve(HandoffOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        int period = options.PeriodMs ?? (options.Delay == DelayKind.SigStop ? OriginalPeriodMs : BusyPeriodMs);
        int tick = options.TickMs ?? Math.Max(1, period / TicksPerPeriod);
        if (period / tick < LeastTicksPerPeriod)
        {
            throw Mp3Exception.Usage(
                $"a period of {period} ms has {period / tick} ticks of {tick} ms, and {LeastTicksPerPeriod} are needed: choose a longer --period or a shorter --tick");
        }

        IReadOnlyList<int> capacities = options.Capacities ?? DefaultCapacities(period / tick * RecordsPerTick);
        HandoffScenario[] scenarios = [.. capacities.SelectMany(capacity => options.Stalls.Select(stall =>
            new HandoffScenario(NameOf(capacity, stall), capacity, (int)Math.Round(stall * period))))];
        double length = Math.Max(Periods, StallAt + options.Stalls.Max() + After);
        HandoffMemory memory = HandoffMemory.For(options, scenarios.Length, (long)(length * period / tick) * RecordsPerTick);
        var sweep = new HandoffPlan(
            period,
            tick,
            [.. Enum.GetNames<StrategyKind>().Select(name => name.ToLowerInvariant())],
            HandoffDelays.Sampled(ProcessSeeds.Of(options.Seed, 1)[0]),
            HandoffDelays.Of(options, memory.Layout.RamMib),
            (int)(StallAt * period),
            (int)(length * period),
            scenarios);
        return new HandoffSweep(
            new GuestPlan(GuestPlan.CurrentVersion, "scenarios", [], DrainIntervalMs: 0, sweep),
            memory.Layout,
            options.Delay == DelayKind.Memory ? options.Swap : SwapModel.None,
            memory.ResultMib);
    }

    /// <summary>Parts and multiples of what a period writes, rounded up to powers of two as the module does.</summary>
    private static int[] DefaultCapacities(int recordsInPeriod) =>
        [.. CapacityPeriods
            .Select(periods => (int)BitOperations.RoundUpToPowerOf2((uint)(periods * recordsInPeriod)))
            .Select(capacity => Math.Max(HandoffOptions.LeastCapacity, capacity))
            .Distinct()];

    private static string NameOf(int capacity, double stall) =>
        $"c{capacity}-s{stall.ToString("0.###", CultureInfo.InvariantCulture)}";
}
