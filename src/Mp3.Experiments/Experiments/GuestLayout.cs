// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Protocol;

namespace Mp3.Experiments.Experiments;

/// <summary>
/// How a study's guest divides its memory. All runs of a study have the same guest, so that they differ in their
/// processes alone.
/// </summary>
/// <param name="RamMib">RAM as the experiment sees it, MiB: as a machine with that much would have.</param>
/// <param name="SwapMib">Size of the swap device, MiB.</param>
/// <param name="TotalMib">All memory of the guest, MiB: RAM and the store of a modelled disk.</param>
public sealed record GuestLayout(int RamMib, int SwapMib, int TotalMib)
{
    /// <summary>RAM and its bookkeeping over RAM alone: the kernel keeps a struct page of 64 bytes for each 4096.</summary>
    private const double PageOverhead = 65.0 / 64;

    /// <summary>Less RAM than this for the processes, MiB, and the kernel is busy with itself.</summary>
    private const int LeastUsableMib = 16;

    private const int LargestMib = 1024 * 1024;

    /// <summary>Bookkeeping of a store: struct page (64 bytes a page) and the driver's tree and page descriptors.</summary>
    private const double StoreOverhead = 0.035;

    /// <summary>
    /// Part of all that the processes touch by which the device exceeds what must be pushed out: slots stay taken
    /// while a page is in RAM again, and a kernel that finds none kills (seen with a seventh of the overflow).
    /// </summary>
    private const double SwapMargin = 1.0 / 8;

    private const int SwapReserveMib = 64;

    /// <summary>Refuses what no kernel's guest can have.</summary>
    /// <exception cref="Mp3Exception">Usage: too little or too much memory for this scale.</exception>
    public static void RequireRange(StudyOptions options)
    {
        int least = KernelMemory.MostMib + (int)Math.Ceiling(LeastUsableMib * PageOverhead / options.Scale);
        if (options.MemoryMib < least || options.MemoryMib > LargestMib)
        {
            throw Mp3Exception.Usage(options.Scale < 1 && options.MemoryMib >= KernelMemory.MostMib + (LeastUsableMib * PageOverhead)
                ? $"--scale {Fraction(options.Scale)} is too small for {options.MemoryMib} MiB of RAM: {LeastUsableMib} MiB must be left for the processes, "
                    + $"so choose --scale 1/{MostDivisor(options.MemoryMib)} or more, or --memory {least} or more"
                : $"--memory {options.MemoryMib} is out of range: at scale {Fraction(options.Scale)} a guest needs {least} to {LargestMib} MiB");
        }
    }

    // At 1/n there is enough, at 1/(n + 1) no longer.
    private static int MostDivisor(int memoryMib) =>
        (int)Math.Floor((memoryMib - KernelMemory.MostMib) / (LeastUsableMib * PageOverhead));

    private static string Fraction(double scale)
    {
        double inverse = 1 / scale;
        bool isWhole = scale < 1 && Math.Abs(inverse - Math.Round(inverse)) < 1e-9;
        return isWhole
            ? string.Create(CultureInfo.InvariantCulture, $"1/{inverse:0}")
            : scale.ToString("0.####", CultureInfo.InvariantCulture);
    }

    /// <summary>Sizes the guest for a study.</summary>
    /// <param name="options">What the user chose.</param>
    /// <param name="study">The processes of all runs.</param>
    /// <param name="release">Release of the guest's kernel.</param>
    /// <exception cref="Mp3Exception">As <see cref="RequireRange"/>.</exception>
    public static GuestLayout For(StudyOptions options, StudyDefinition study, string release)
    {
        RequireRange(options);
        int taken = KernelMemory.TakenMib(release);
        double usable = (options.MemoryMib - taken) / PageOverhead * options.Scale;
        int ram = taken + (int)Math.Round(usable * PageOverhead);
        int swap = options.SwapMib ?? SwapFor(study, usable);
        int store = options.Swap.HasStore ? (int)Math.Ceiling(swap * (1 + StoreOverhead)) : 0;
        return new GuestLayout(ram, swap, ram + store);
    }

    /// <summary>vm.min_free_kbytes that the kernel would choose on a machine with this RAM (init_per_zone_wmark_min).</summary>
    public int MinFreeKib => Math.Clamp((int)Math.Sqrt(RamMib * 1024.0 * 16), 128, 262_144);

    private static int SwapFor(StudyDefinition study, double usableMib)
    {
        double largest = study.Runs.Max(run => run.Processes.Sum(process => FootprintMib(process.Workload)));
        return SwapReserveMib + (int)Math.Ceiling(Math.Max(0, largest - usableMib) + (largest * SwapMargin));
    }

    private static double FootprintMib(Workload workload) =>
        AccessSequence.DistinctPages(workload) * (double)AccessSequence.PageSize / (1024 * 1024);
}
