// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What a run is going to use of its guest's memory, and whether it can.</summary>
internal static class RunMemory
{
    /// <summary>
    /// Part of all that the processes touch that the device must hold beside what is pushed out: slots stay taken while a
    /// page is in RAM again, and a kernel that finds none kills (seen with a seventh of the overflow).
    /// </summary>
    private const double SwapMargin = 1.0 / 8;

    private const int SwapReserveMib = 64;

    /// <summary>Swap that a run fills, MiB; 0: it fits into the RAM.</summary>
    /// <param name="run">The run.</param>
    /// <param name="layout">Its guest's memory.</param>
    /// <param name="release">Release of the guest's kernel.</param>
    public static int SwapMib(RunDefinition run, GuestLayout layout, string release) => SwapMib(TouchedMib(run), layout, release);

    /// <summary>Refuses runs that RAM and swap together can't hold, before any of them boots.</summary>
    /// <exception cref="Mp3Exception">Usage: names the run and the option that makes it fit.</exception>
    public static void RequireFit(StudyDefinition study, StudyOptions options, GuestLayout layout, string release)
    {
        // Of most runs it is plain without a replay of what they access.
        RunDefinition[] doubtful = [.. study.Runs.Where(run => SwapMib(MostMib(run), layout, release) > layout.SwapMib)];
        if (doubtful.Length == 0)
        {
            return;
        }

        (RunDefinition run, int needed) = doubtful.Select(run => (run, needed: SwapMib(run, layout, release))).MaxBy(pair => pair.needed);
        if (needed <= layout.SwapMib)
        {
            return;
        }

        string have = layout.SwapMib == 0 ? "there is no swap" : $"the swap device has {layout.SwapMib} MiB";
        string remedy = needed > GuestLayout.LargestMib ? "choose a larger --memory"
            : options.Swap.IsDevice ? $"--swap-size {needed} makes it fit"
            : $"--swap {SwapModel.All[0].Name} --swap-size {needed} makes it fit";
        throw Mp3Exception.Usage(
            $"run {run.Name} touches {Math.Ceiling(TouchedMib(run)):0} MiB: beside {layout.RamMib} MiB of RAM it needs {needed} MiB of swap, and {have}; {remedy}");
    }

    /// <summary>Memory of the host that the largest run takes, MiB: RAM, of the swap disk's store what it fills, and all of
    /// that of the log, because nobody knows how many faults there will be.</summary>
    public static int HostMib(StudyDefinition study, StudyOptions options, GuestLayout layout, string release) => layout.RamMib + layout.LogMib
        + (options.Swap.Disk is null ? 0 : study.Runs.Max(run => Math.Min(layout.SwapMib, SwapMib(run, layout, release))));

    private static int SwapMib(double touchedMib, GuestLayout layout, string release)
    {
        double overflow = touchedMib - layout.UsableMib(release);
        return overflow <= 0 ? 0 : SwapReserveMib + (int)Math.Ceiling(overflow + (touchedMib * SwapMargin));
    }

    // No more than all of its memory, and no more than a page for each access.
    private static double MostMib(RunDefinition run) => run.Processes.Sum(process =>
        Math.Min(process.Workload.SizeMib, AccessSequence.Length(process.Workload) * (double)AccessSequence.PageSize / (1024 * 1024)));

    private static double TouchedMib(RunDefinition run) => run.Processes.Sum(process =>
        AccessSequence.DistinctPages(process.Workload) * (double)AccessSequence.PageSize / (1024 * 1024));
}
