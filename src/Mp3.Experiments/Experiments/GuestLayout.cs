// SPDX-License-Identifier: MIT

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
    /// <summary>
    /// What kernel, initramfs, agent and ring take of the RAM, MiB (measured: MemTotal of the machine minus
    /// MemAvailable before the first process). It does not shrink with the scale.
    /// </summary>
    public const int OverheadMib = 96;

    /// <summary>Less RAM than this for the processes, MiB, and the kernel is busy with itself.</summary>
    private const int LeastUsableMib = 16;

    private const int LargestMib = 1024 * 1024;

    /// <summary>Bookkeeping of a store: struct page (64 bytes a page) and the driver's tree and page descriptors.</summary>
    private const double StoreOverhead = 0.035;

    /// <summary>Swap slots stay taken while a page is in RAM again, so a device needs more than what is pushed out.</summary>
    private const double SwapMargin = 1.15;

    private const int SwapReserveMib = 64;

    /// <summary>Sizes the guest for a study.</summary>
    /// <exception cref="Mp3Exception">Usage: too little or too much memory for this scale.</exception>
    public static GuestLayout For(StudyOptions options, StudyDefinition study)
    {
        int least = OverheadMib + (int)Math.Ceiling(LeastUsableMib / options.Scale);
        if (options.MemoryMib < least || options.MemoryMib > LargestMib)
        {
            throw Mp3Exception.Usage(
                $"--memory {options.MemoryMib} is out of range: at scale {options.Scale} a guest needs {least} to {LargestMib} MiB");
        }

        int usable = (int)Math.Round((options.MemoryMib - OverheadMib) * options.Scale);
        int swap = options.SwapMib ?? SwapFor(study, usable);
        int store = options.Swap.HasStore ? (int)Math.Ceiling(swap * (1 + StoreOverhead)) : 0;
        return new GuestLayout(OverheadMib + usable, swap, OverheadMib + usable + store);
    }

    /// <summary>vm.min_free_kbytes that the kernel would choose on a machine with this RAM (init_per_zone_wmark_min).</summary>
    public int MinFreeKib => Math.Clamp((int)Math.Sqrt(RamMib * 1024.0 * 16), 128, 262_144);

    private static int SwapFor(StudyDefinition study, int usableMib)
    {
        double largest = study.Runs.Max(run => run.Processes.Sum(process => FootprintMib(process.Workload)));
        return SwapReserveMib + (int)Math.Ceiling(Math.Max(0, largest - usableMib) * SwapMargin);
    }

    private static double FootprintMib(Workload workload) =>
        AccessSequence.DistinctPages(workload) * (double)AccessSequence.PageSize / (1024 * 1024);
}
