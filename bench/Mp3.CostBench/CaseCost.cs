// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.CostBench;

/// <summary>What observing some processes costs; all in instructions a round.</summary>
/// <param name="Case">The processes.</param>
/// <param name="Tick">A tick of the module.</param>
/// <param name="TickOnBooks">The part of it that the kernel's scheduler has on the books of its worker threads, ns.</param>
/// <param name="TickAndReader">A tick and its share of a reader that drains the ring once a second.</param>
/// <param name="ProcRead">Opening, reading and closing <c>/proc/PID/stat</c> of each process.</param>
/// <param name="ProcStat">The same, and parsing it.</param>
/// <param name="BareTick">A tick without the record of the machine; null: not measured.</param>
internal sealed record CaseCost(
    CostCase Case, double Tick, double TickOnBooks, double TickAndReader, double ProcRead, double ProcStat, double? BareTick = null)
{
    /// <summary>What the record of the machine adds to a tick; null: not measured.</summary>
    public double? Machine => Tick - BareTick;

    /// <summary>How many times a tick is cheaper than asking <c>/proc</c>.</summary>
    public double Ratio => ProcStat / Tick;

    /// <summary>Part of a run's time that ticks take at 20 Hz.</summary>
    public double Share => Tick / PeriodNs;

    private const double PeriodNs = 50e6;

    /// <summary>The costs of each case, in the order of the measurements.</summary>
    /// <exception cref="Mp3Exception">A measurement is missing or had no round (1).</exception>
    public static IReadOnlyList<CaseCost> Of(IEnumerable<Measurement> measurements) =>
        [.. measurements.GroupBy(measurement => measurement.Case).Select(group => Of(group.Key, [.. group]))];

    private static CaseCost Of(CostCase which, IReadOnlyList<Measurement> measurements)
    {
        Measurement nothing = Find("nothing");
        Measurement tick = Find("tick");
        return new CaseCost(
            which,
            PerRound("tick"),
            (double)tick.Worker / tick.Rounds,
            PerRound("tick+reader"),
            PerRound("proc-read"),
            PerRound("proc-stat"),
            which.IsPlainAndSmall ? PerRound("tick-bare", Find("nothing-bare")) : null);

        Measurement Find(string what) => measurements.SingleOrDefault(measurement => measurement.What == what)
            ?? throw Mp3Exception.Failed($"the guest did not measure '{what}' for {which} processes");

        double PerRound(string what, Measurement? without = null) => Find(what) is { Rounds: > 0 } measured
            ? measured.PerRound(without ?? nothing)
            : throw Mp3Exception.Failed($"no round of '{what}' passed for {which} processes");
    }
}
