// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Guest;

/// <summary>
/// Where a guest's memory lies: RAM as a machine with that much has it, and the store of its disks, which the kernel is
/// told to leave alone (<c>memmap=SIZE$START</c>).
/// </summary>
/// <param name="RamMib">RAM, MiB.</param>
/// <param name="StoreMib">Store of all disks together, MiB; 0: none.</param>
public sealed record MemoryMap(int RamMib, int StoreMib)
{
    private const int GibMib = 1024;

    /// <summary>Above it a PC has devices; what RAM doesn't fit below goes on at <see cref="HighMib"/>.</summary>
    private const int LowMib = 3 * GibMib;

    private const int HighMib = 4 * GibMib;

    /// <summary>The kernel describes memory in sections of this size; a section of a store alone costs it nothing.</summary>
    private const int SectionMib = 128;

    /// <summary>Where RAM ends above the hole, MiB.</summary>
    private int RamEndMib => HighMib + Math.Max(0, RamMib - LowMib);

    /// <summary>Where the store starts, MiB.</summary>
    public int StoreStartMib => (RamEndMib + SectionMib - 1) / SectionMib * SectionMib;

    /// <summary>Memory of the machine, MiB: RAM, what lies between it and the store, and the store.</summary>
    public int TotalMib => StoreMib == 0 ? RamMib : RamMib + (StoreStartMib - RamEndMib) + StoreMib;

    /// <summary>QEMU's arguments.</summary>
    public IReadOnlyList<string> QemuArguments => StoreMib == 0
        ? ["-m", $"{RamMib}M"]
        : ["-m", $"{TotalMib}M", "-machine", $"pc,max-ram-below-4g={Math.Min(RamMib, LowMib)}M"];

    /// <summary>Arguments of the kernel.</summary>
    public IReadOnlyList<string> KernelArguments => StoreMib == 0
        ? []
        : [$"memmap={TotalMib - RamMib}M${RamEndMib}M"];

    /// <summary>The address of a place in the store, as the generic loader and the driver take it.</summary>
    /// <param name="offsetMib">From the start of the store, MiB.</param>
    public string AddressOf(int offsetMib) =>
        string.Create(CultureInfo.InvariantCulture, $"0x{(StoreStartMib + offsetMib) * 1024L * 1024:x}");
}
