// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>
/// One run, as a study asks for it: a machine and what is done on it. With the programs of a checkout, a kernel and a
/// QEMU (<see cref="GuestHost"/>) it is a guest that can be booted.
/// </summary>
/// <param name="Kernel">Release of the guest's kernel.</param>
/// <param name="RamMib">RAM, MiB.</param>
/// <param name="StoreMib">Store of the modelled disks, MiB; 0: there are none, and no driver of them.</param>
/// <param name="ResultMib">Size of the disk that takes the result, MiB.</param>
/// <param name="Seed">Seed of every random number that QEMU hands to the guest.</param>
/// <param name="KernelArguments">Arguments for the kernel's command line, after those of every guest.</param>
/// <param name="Modules">Modules of the kernel that the experiment needs.</param>
/// <param name="Settings">What the guest's init is told: names of shell variables and their values.</param>
/// <param name="Plan">What is done.</param>
public sealed record GuestRecipe(
    string Kernel,
    int RamMib,
    int StoreMib,
    int ResultMib,
    ulong Seed,
    IReadOnlyList<string> KernelArguments,
    IReadOnlyList<string> Modules,
    IReadOnlyDictionary<string, string> Settings,
    GuestPlan Plan)
{
    /// <summary>How time passes; only a run under the virtual clock has an outcome of its own.</summary>
    public GuestClock Clock { get; init; } = GuestClock.Virtual;

    /// <summary>What the disks hold before the first instruction.</summary>
    public IReadOnlyList<RecipeImage> Images { get; init; } = [];

    /// <summary>What executes it.</summary>
    public GuestAccelerator Accelerator { get; init; } = GuestAccelerator.Tcg;
}

/// <summary>What a part of the disks' store holds before the first instruction.</summary>
/// <param name="Path">The file with it, on this machine; it decides nothing.</param>
/// <param name="OffsetMib">Where it starts, MiB from the start of the store.</param>
/// <param name="Sha256">Digest of the file, lower-case hex.</param>
public sealed record RecipeImage(string Path, int OffsetMib, string Sha256);
