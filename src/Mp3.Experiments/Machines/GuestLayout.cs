// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.Experiments.Machines;

/// <summary>
/// The memory of a study's guests: what the user says, and nothing else. Which runs stand in a study has no say in it, so
/// a run has the same outcome in every list.
/// </summary>
/// <param name="RamMib">RAM, MiB: as a machine with that much would have.</param>
/// <param name="SwapMib">Size of the swap device, MiB; 0: there is none.</param>
public sealed record GuestLayout(int RamMib, int SwapMib)
{
    /// <summary>Swap for each MiB of RAM, unless the user says a size.</summary>
    public const int SwapPerRam = 2;

    public const int LargestMib = 1024 * 1024;

    /// <summary>RAM and its bookkeeping over RAM alone: the kernel keeps a struct page of 64 bytes for each 4096.</summary>
    private const double PageOverhead = 65.0 / 64;

    /// <summary>Less RAM than this for the processes, MiB, and the kernel is busy with itself.</summary>
    private const int LeastUsableMib = 16;

    /// <summary>Refuses what a guest can't have, before its kernel is looked for.</summary>
    /// <param name="size">What the user chose.</param>
    /// <param name="kernel">The kernel as the user names it, a release or a series; null: the default one.</param>
    /// <exception cref="Mp3Exception">Usage: too little or too much memory for this scale.</exception>
    public static void RequireRange(MachineSize size, string? kernel) => RequireUsable(size, NeededMib(kernel ?? ""));

    // The least memory is that of 6.1 for a smaller kernel too: the same command line is good for both.
    private static int NeededMib(string kernel) => Math.Max(KernelMemory.TakenMib(kernel), KernelMemory.UnknownMib);

    private static void RequireUsable(MachineSize size, int takenMib)
    {
        int least = takenMib + (int)Math.Ceiling(LeastUsableMib * PageOverhead / size.Scale);
        if (size.MemoryMib < least || size.MemoryMib > LargestMib)
        {
            throw Mp3Exception.Usage(size.Scale < 1 && size.MemoryMib >= takenMib + (LeastUsableMib * PageOverhead)
                ? $"--scale {Fraction(size.Scale)} is too small for {size.MemoryMib} MiB of RAM: {LeastUsableMib} MiB must be left for the processes, "
                    + $"so choose --scale 1/{MostDivisor(size.MemoryMib, takenMib)} or more, or --memory {least} or more"
                : $"--memory {size.MemoryMib} is out of range: at scale {Fraction(size.Scale)} a guest needs {least} to {LargestMib} MiB");
        }

        if (size.SwapMib is not null && !size.Swap.IsDevice)
        {
            throw Mp3Exception.Usage($"--swap-size {size.SwapMib}: with --swap {size.Swap.Name} there is no device that could have a size");
        }
    }

    // At 1/n there is enough, at 1/(n + 1) no longer.
    private static int MostDivisor(int memoryMib, int takenMib) =>
        (int)Math.Floor((memoryMib - takenMib) / (LeastUsableMib * PageOverhead));

    private static string Fraction(double scale)
    {
        double inverse = 1 / scale;
        bool isWhole = scale < 1 && Math.Abs(inverse - Math.Round(inverse)) < 1e-9;
        return isWhole
            ? string.Create(CultureInfo.InvariantCulture, $"1/{inverse:0}")
            : scale.ToString("0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The guests' memory. The scale is of what the processes get: what the kernel takes of the RAM is the same at every
    /// scale. The swap device is twice the RAM, or of the size that the user gives, which is not scaled.
    /// </summary>
    /// <param name="size">What the user chose.</param>
    /// <param name="release">Release of the guest's kernel.</param>
    /// <exception cref="Mp3Exception">As <see cref="RequireRange"/>.</exception>
    public static GuestLayout For(MachineSize size, string release)
    {
        int taken = KernelMemory.TakenMib(release);
        RequireUsable(size, NeededMib(release));
        double usable = (size.MemoryMib - taken) / PageOverhead * size.Scale;
        int ram = taken + (int)Math.Round(usable * PageOverhead);
        return new GuestLayout(ram, size.Swap.IsDevice ? size.SwapMib ?? SwapPerRam * ram : 0);
    }

    /// <summary>Size of the disk that takes the log of faults, MiB; 0: there is none.</summary>
    public int LogMib { get; init; }

    /// <summary>The disk with the file system of a user's programs; null: there is none.</summary>
    public ProgramStore? Program { get; init; }

    /// <summary>Its size, MiB; 0: there is none.</summary>
    public int ProgramMib => Program?.SizeMib ?? 0;

    /// <summary>Store of the modelled disks together, MiB.</summary>
    /// <param name="swap">The swap device.</param>
    public int StoreMib(SwapModel swap) => DiskList.Of(swap, this).StoreMib;

    /// <summary>What the processes can have of the RAM, MiB.</summary>
    /// <param name="release">Release of the guest's kernel.</param>
    public double UsableMib(string release) => (RamMib - KernelMemory.TakenMib(release)) / PageOverhead;

    /// <summary>vm.min_free_kbytes that the kernel would choose on a machine with this RAM (init_per_zone_wmark_min).</summary>
    public int MinFreeKib => Math.Clamp((int)Math.Sqrt(RamMib * 1024.0 * 16), 128, 262_144);
}
