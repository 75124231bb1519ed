// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What the pictures of memory, swapping and reclaim show; made from the data, silent of what they don't decide.</summary>
public static class StreamFindings
{
    private const double NsPerSecond = 1e9;
    private const double KibPerMib = 1024;

    /// <summary>Of a device that has a request in this part of the time: if all else took no time, the run would hardly be shorter.</summary>
    private const double Busy = 0.8;

    /// <summary>A time without faults that is shorter may be a program's own: <c>work</c> sleeps for a second.</summary>
    private const double LeastQuietSeconds = 2;

    /// <summary>How much memory the processes and the machine had.</summary>
    /// <param name="run">With its samples.</param>
    /// <param name="machine">Of the run; at least one row.</param>
    public static string OfMemory(MeasuredRun run, IReadOnlyList<MachineRow> machine)
    {
        ArgumentNullException.ThrowIfNull(run);
        long resident = run.Samples.GroupBy(row => row.Tick).Select(tick => tick.Sum(row => row.ResidentKib ?? 0)).DefaultIfEmpty().Max();
        long free = machine.Min(row => row.Values[MachineColumn.Free]);
        long swap = machine.Max(row => row.Values[MachineColumn.SwapUsed]);
        string used = swap == 0 ? "no swap is in use" : $"up to {Mib(swap)} of swap are in use";
        string seen = resident == 0
            ? $"No tick saw a page of {RunTitle.Within(run.Name)}'s processes"
            : $"Up to {Mib(resident)} of {RunTitle.Within(run.Name)}'s processes are resident at once";
        return $"{seen}, the machine has {Mib(free)} or more free, and {used}.";
    }

    /// <summary>How much was swapped, who reclaimed it, and what that cost.</summary>
    /// <param name="run">With its samples.</param>
    /// <param name="machine">Of the run; at least one row.</param>
    /// <param name="pressure">Of the run; empty: unknown.</param>
    /// <param name="isSwapDisk">The first modelled disk of the machine is its swap device.</param>
    public static string OfReclaim(MeasuredRun run, IReadOnlyList<MachineRow> machine, IReadOnlyList<PressureRow> pressure, bool isSwapDisk)
    {
        ArgumentNullException.ThrowIfNull(run);
        long Sum(MachineColumn column) => machine.Sum(row => row.Values[column]);
        (long readIn, long writtenOut, long kswapd, long direct) =
            (Sum(MachineColumn.SwapIn), Sum(MachineColumn.SwapOut), Sum(MachineColumn.StealKswapd), Sum(MachineColumn.StealDirect));
        if (readIn + writtenOut + kswapd + direct == 0)
        {
            return $"{RunTitle.Of(run.Name)} swaps nothing, and the kernel reclaims nothing: everything fits into the RAM.";
        }

        string by = kswapd + direct == 0 ? "" : $"; kswapd reclaims {(double)kswapd / (kswapd + direct):0 %} of the pages, and {Sum(MachineColumn.Stalls):N0} allocations reclaim for themselves";
        return string.Join(' ', ((string?[])
        [
            $"{RunTitle.Of(run.Name)} swaps {MibOfPages(writtenOut)} out and {MibOfPages(readIn)} in{by}.",
            OfPressure(pressure),
            isSwapDisk ? OfDisk(run) : null,
            OfQuiet(run, machine),
        ]).OfType<string>());
    }

    private static string? OfPressure(IReadOnlyList<PressureRow> pressure)
    {
        if (pressure.Count == 0)
        {
            return null;
        }

        double us = pressure[^1].TimeNs / 1000d;
        string Part(PressureColumn column) => Percent(pressure.Sum(row => row.Waited[column]) / us);
        return $"All tasks that could run wait for I/O for {Part(PressureColumn.IoFull)} of the time, for memory for {Part(PressureColumn.MemoryFull)}.";
    }

    private static string? OfDisk(MeasuredRun run)
    {
        if (run.Report?.Disks is not [DiskCounts disk, ..] || run.Seconds <= 0)
        {
            return null;
        }

        double part = disk.BusyNs / NsPerSecond / run.Seconds;
        string pace = part >= Busy ? ": it sets the pace" : "";
        return $"The disk has a request for {Percent(part)} of the time and answers {(disk.ReadRequests + disk.WriteRequests) / run.Seconds:N0} a second{pace}.";
    }

    // The longest time since the first major fault in which no process has a fault, if pages are written out meanwhile.
    private static string? OfQuiet(MeasuredRun run, IReadOnlyList<MachineRow> machine)
    {
        if (MajorOnset.Of(run.Samples) is not { } onset)
        {
            return null;
        }

        (double From, double To) longest = (0, 0);
        double from = onset;
        foreach (IGrouping<long, SampleRow> tick in run.Samples.Where(row => row.TimeNs / NsPerSecond >= onset).GroupBy(row => row.Tick).OrderBy(tick => tick.Key))
        {
            double time = tick.Max(row => row.TimeNs) / NsPerSecond;
            if (tick.Any(row => row.MinorFaults + row.MajorFaults > 0))
            {
                from = time;
            }
            else if (time - from > longest.To - longest.From)
            {
                longest = (from, time);
            }
        }

        long written = machine.Where(row => row.TimeNs / NsPerSecond is var time && time > longest.From && time <= longest.To).Sum(row => row.Values[MachineColumn.SwapOut]);
        return longest.To - longest.From >= LeastQuietSeconds && written > 0
            ? $"From {longest.From:0.0} to {longest.To:0.0} s no process has a fault, while {MibOfPages(written)} are swapped out."
            : null;
    }

    private static string Percent(double part) => part is > 0 and < 0.01 ? "less than 1 %" : part.ToString("0 %");

    private static string MibOfPages(long pages) => Mib(pages * MemoryColumn.KibPerPage);

    private static string Mib(long kib) => kib / KibPerMib is var mib && mib >= 100 ? $"{mib:N0} MiB" : $"{mib:0.0} MiB";
}
