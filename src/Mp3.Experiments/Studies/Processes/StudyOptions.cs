// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What a user chose for a study, defaults filled in.</summary>
/// <param name="MemoryMib">RAM of the guest at scale 1, MiB.</param>
/// <param name="Swap">The swap device.</param>
/// <param name="SwapMib">Size of the swap device, MiB; null: twice the RAM.</param>
/// <param name="Seed">Seed of the study.</param>
/// <param name="Scale">Factor on memory, accesses and usable RAM.</param>
/// <param name="Kernel">Release or series of the guest's kernel; null: the preferred one.</param>
/// <param name="Clock">How time passes in the guest.</param>
/// <param name="Jobs">Guests at once; null: as many as fit.</param>
/// <param name="Knobs">What is set in the guest's kernel.</param>
/// <param name="Out">Folder of the results; null: <c>results/&lt;study&gt;</c>.</param>
/// <param name="Repeat">How many seeds, from <paramref name="Seed"/> on, one after the other.</param>
public sealed record StudyOptions(
    int MemoryMib,
    SwapModel Swap,
    int? SwapMib,
    ulong Seed,
    double Scale,
    string? Kernel,
    GuestClock Clock,
    int? Jobs,
    GuestKnobs Knobs,
    string? Out,
    int Repeat = 1)
{
    public const int DefaultMemoryMib = 1024;
    public const ulong DefaultSeed = 1;
    public const int MostRepetitions = 1000;

    /// <summary>Another QEMU than the one on PATH; null: as <see cref="Guest.Qemu.Choose(string?)"/> finds it.</summary>
    public string? Qemu { get; init; }

    /// <summary>What is done with the store of runs; by default nothing.</summary>
    public StoreUse Runs { get; init; } = StoreUse.None;

    /// <summary>The seeds of the repetitions, rising.</summary>
    /// <exception cref="Mp3Exception">Usage: there are not so many seeds.</exception>
    public IReadOnlyList<ulong> Seeds => Seed <= ulong.MaxValue - (ulong)(Repeat - 1)
        ? [.. Enumerable.Range(0, Repeat).Select(i => Seed + (ulong)i)]
        : throw Mp3Exception.Usage($"--repeat {Repeat}: there are no {Repeat} seeds from {Seed} on; choose a smaller --seed");
}
