// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Running;

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
    string? Out)
{
    public const int DefaultMemoryMib = 1024;
    public const ulong DefaultSeed = 1;

    /// <summary>RAM and swap of every guest.</summary>
    public MachineSize Size => new(MemoryMib, Swap, SwapMib, Scale);

    /// <summary>Another QEMU than the one on PATH; null: as <see cref="Guest.Qemu.Choose(string?)"/> finds it.</summary>
    public string? Qemu { get; init; }

    /// <summary>Every fault is recorded, with its address.</summary>
    public bool Faults { get; init; }

    /// <summary>Folder of a module that is built and loaded instead of the project's; null: the project's.</summary>
    public string? Module { get; init; }

    /// <summary>What is done with the store of runs; by default nothing.</summary>
    public StoreUse Runs { get; init; } = StoreUse.None;
}
