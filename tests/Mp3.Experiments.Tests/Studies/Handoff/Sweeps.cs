// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Studies.Handoff;

namespace Mp3.Experiments.Tests.Studies.Handoff;

/// <summary>Choices for case study 3.</summary>
internal static class Sweeps
{
    /// <summary>What a user gets who chooses nothing.</summary>
    public static HandoffOptions Default { get; } = new(
        Capacities: null,
        HandoffOptions.DefaultStalls,
        PeriodMs: null,
        TickMs: null,
        DelayKind.SigStop,
        MemoryMib: null,
        SwapModel.All[0],
        Seed: 1,
        Kernel: null,
        Out: null);

    /// <summary>A sweep of a second's period with 200 records in it.</summary>
    public static HandoffOptions Options(IReadOnlyList<int> capacities, IReadOnlyList<double> stalls) =>
        Default with { Capacities = capacities, Stalls = stalls, PeriodMs = 1000, TickMs = 10 };
}
