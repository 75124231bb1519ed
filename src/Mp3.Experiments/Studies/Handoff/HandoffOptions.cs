// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>How monitors are delayed.</summary>
public enum DelayKind
{
    /// <summary>They are stopped.</summary>
    SigStop,

    /// <summary>A real-time process computes.</summary>
    Cpu,

    /// <summary>A process thrashes; the monitors' own pages are swapped out.</summary>
    Memory,
}

/// <summary>What a user chose for case study 3, defaults filled in.</summary>
/// <param name="Capacities">Ring capacities, records; null: from one half to four periods' worth.</param>
/// <param name="Stalls">Lengths of the delay, in periods of the monitors.</param>
/// <param name="PeriodMs">Time between two looks of a monitor, ms; null: what the delay allows.</param>
/// <param name="TickMs">Time between two samples, ms; null: a 600th of the period, as Misik &amp; Hu have it.</param>
/// <param name="Delay">How the monitors are delayed.</param>
/// <param name="MemoryMib">RAM of the guest, MiB; null: what the delay needs.</param>
/// <param name="Swap">The swap device, if the delay needs one.</param>
/// <param name="Seed">Seed of the guest.</param>
/// <param name="Kernel">Release or series of the guest's kernel; null: the preferred one.</param>
/// <param name="Out">Folder of the results; null: <c>results/casestudy3</c>.</param>
public sealed record HandoffOptions(
    IReadOnlyList<int>? Capacities,
    IReadOnlyList<double> Stalls,
    int? PeriodMs,
    int? TickMs,
    DelayKind Delay,
    int? MemoryMib,
    SwapModel Swap,
    ulong Seed,
    string? Kernel,
    string? Out)
{
    /// <summary>Another QEMU than the one on PATH; null: as <see cref="Guest.Qemu.Choose(string?)"/> finds it.</summary>
    public string? Qemu { get; init; }

    /// <summary>What is done with the store of runs; by default nothing.</summary>
    public StoreUse Runs { get; init; } = StoreUse.None;

    /// <summary>The module's own limits, records.</summary>
    public const int LeastCapacity = 64;

    /// <summary>More than that tells nothing new and takes the guest's memory.</summary>
    public const int LargestCapacity = 1 << 20;

    /// <summary>Longest stall, periods.</summary>
    public const int LongestStall = 20;

    /// <summary>No stall to three periods.</summary>
    public static IReadOnlyList<double> DefaultStalls { get; } = [0, 0.5, 1, 1.5, 2, 2.5, 3];
}
