// SPDX-License-Identifier: MIT

namespace Mp3.CostBench;

/// <summary>Processes to observe.</summary>
/// <param name="Processes">How many.</param>
/// <param name="Threads">Threads of each.</param>
/// <param name="Busy">They wake up and fault now and then, else they sleep.</param>
internal sealed record CostCase(int Processes, int Threads, bool Busy)
{
    /// <summary>Processes (or threads) times rounds of a case, so that none takes much longer than the others.</summary>
    private const int ProcessRounds = 40_000;

    private const int FewestRounds = 40;
    private const int MostRounds = 200;

    /// <summary>The counts that the goals are about, then processes with many threads, then some that do something.</summary>
    public static IReadOnlyList<CostCase> All { get; } =
    [
        new(1, 1, Busy: false),
        new(20, 1, Busy: false),
        new(1000, 1, Busy: false),
        new(20, 50, Busy: false),
        new(20, 1, Busy: true),
    ];

    /// <summary>A few processes that sleep: where what a tick always costs is seen best.</summary>
    public bool IsPlainAndSmall => this is { Threads: 1, Busy: false, Processes: <= 20 };

    /// <summary>Periods to measure: more where a round is short, so that what happens once a second averages out.</summary>
    public int Rounds => Math.Clamp(ProcessRounds / (Processes * Threads), FewestRounds, MostRounds);

    /// <summary>Arguments of the guest's program.</summary>
    public string Arguments => $"{Processes} {Threads} {(Busy ? "fault" : "sleep")} {Rounds}";

    public override string ToString() => (Threads, Busy) switch
    {
        (1, false) => $"{Processes:N0}",
        (1, true) => $"{Processes:N0}, which fault",
        _ => $"{Processes:N0} of {Threads:N0} threads",
    };
}
