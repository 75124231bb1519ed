// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Guest;

/// <summary>How time passes in a guest.</summary>
public enum GuestClock
{
    /// <summary>One instruction is one nanosecond; sleeping costs nothing; two runs give the same bytes.</summary>
    Virtual,

    /// <summary>The host's time.</summary>
    Real,
}

/// <summary>What executes a guest's instructions.</summary>
public enum GuestAccelerator
{
    /// <summary>QEMU's translator: works everywhere.</summary>
    Tcg,

    /// <summary>The host's processor; only under the real clock.</summary>
    Kvm,
}

/// <summary>The machine that a guest runs on.</summary>
/// <param name="KernelPath">The bootable kernel image.</param>
/// <param name="MemoryMib">RAM, MiB: what the experiment sees.</param>
/// <param name="Clock">How time passes.</param>
/// <param name="Accelerator">What executes it.</param>
/// <param name="Seed">Seed of every random number that QEMU hands to the guest.</param>
/// <param name="KernelArguments">Arguments for the kernel's command line, after the recipe's own.</param>
public sealed record GuestMachine(
    string KernelPath,
    int MemoryMib,
    GuestClock Clock,
    GuestAccelerator Accelerator,
    ulong Seed,
    IReadOnlyList<string> KernelArguments)
{
    /// <summary>An hour of 20 processes at 20 Hz needs about 90 MiB.</summary>
    public const int UsualResultMib = 128;

    /// <summary>Size of the disk that takes the result, MiB.</summary>
    public int ResultMib { get; init; } = UsualResultMib;

    /// <summary>Store of the modelled disks (mp3_disk), MiB: memory that the guest's kernel leaves alone.</summary>
    public int StoreMib { get; init; }

    /// <summary>What the store holds before the first instruction; the rest is zeros.</summary>
    public IReadOnlyList<StoreContent> Contents { get; init; } = [];

    /// <summary>Where RAM and store lie.</summary>
    public MemoryMap Map => new(MemoryMib, StoreMib);
}

/// <summary>A file that is put into the store of the disks.</summary>
/// <param name="Path">The file, raw.</param>
/// <param name="OffsetMib">Where it starts, MiB from the start of the store.</param>
public sealed record StoreContent(string Path, int OffsetMib);

/// <summary>Files of one run of a machine, in its private folder.</summary>
/// <param name="Initramfs">The guest's file system.</param>
/// <param name="Console">What the kernel prints (first serial port).</param>
/// <param name="Progress">What the guest reports, a line at a time (second serial port).</param>
/// <param name="Result">The disk that takes the result.</param>
public sealed record GuestFiles(string Initramfs, string Console, string Progress, string Result)
{
    public static GuestFiles In(string folder) => new(
        Path.Combine(folder, "initramfs.cpio"),
        Path.Combine(folder, "console.txt"),
        Path.Combine(folder, "progress.txt"),
        Path.Combine(folder, "result.img"));
}
