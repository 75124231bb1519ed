// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>What the picture of swapping and reclaim shows of programs: under a limit it is the group that reclaims.</summary>
internal static class ProgramFindings
{
    private const double NsPerSecond = 1e9;
    private const double KibPerMib = 1024;

    /// <summary>Of a disk that has a request in this part of the time: if all else took no time, the run would hardly be shorter.</summary>
    private const double Busy = 0.8;

    /// <param name="run">With its samples.</param>
    /// <param name="machine">Of the run; at least one row.</param>
    /// <param name="pressure">Of the run; empty: unknown.</param>
    /// <param name="isSwapDisk">The first modelled disk is the swap device, and the programs' disk comes second.</param>
    public static string OfReclaim(MeasuredRun run, IReadOnlyList<MachineRow> machine, IReadOnlyList<PressureRow> pressure, bool isSwapDisk)
    {
        ArgumentNullException.ThrowIfNull(run);
        return string.Join(' ', ((string?[])
        [
            OfGroup(run.Report, machine) ?? StreamFindings.OfReclaim(run, machine, pressure, isSwapDisk),
            OfFiles(run, isSwapDisk ? 1 : 0),
        ]).OfType<string>());
    }

    /// <summary>Pages are reclaimed because of the programs' limit alone, which the machine's counts leave out.</summary>
    /// <param name="report">Of the run; null: unknown.</param>
    /// <param name="machine">Of the run.</param>
    public static bool IsReclaimOfGroupAlone(GuestReport? report, IReadOnlyList<MachineRow> machine) =>
        Reclaiming(report) is not null && !StreamFigures.HasReclaim(machine);

    // The programs' group, if its limit made the kernel reclaim.
    private static GroupFacts? Reclaiming(GuestReport? report) =>
        report?.Programs is { Group: { } group } && group.Stat.GetValueOrDefault("pgsteal") > 0
        && (group.Events.GetValueOrDefault("max") > 0 || group.Events.GetValueOrDefault("high") > 0)
            ? group
            : null;

    private static string? OfGroup(GuestReport? report, IReadOnlyList<MachineRow> machine)
    {
        if (Reclaiming(report) is not { } group)
        {
            return null;
        }

        (long files, long anonymous) = (group.Stat.GetValueOrDefault("workingset_refault_file"), group.Stat.GetValueOrDefault("workingset_refault_anon"));
        return $"Because of the programs' limit the kernel looked at {Mib(group.Stat.GetValueOrDefault("pgscan"))} of their pages and reclaimed {Mib(group.Stat.GetValueOrDefault("pgsteal"))}; "
            + $"{Mib(files)} of files and {Mib(anonymous)} of other memory came back afterwards. "
            + (StreamFigures.HasReclaim(machine)
                ? "The lines of reclaim are the machine's, which do not count that."
                : "The machine's own counts leave that out and are all 0, so there is no panel of them.");
    }

    private static string? OfFiles(MeasuredRun run, int disk)
    {
        if (run.Report?.Disks is not { } disks || disks.Count <= disk || run.Seconds <= 0)
        {
            return null;
        }

        DiskCounts counts = disks[disk];
        double part = counts.BusyNs / NsPerSecond / run.Seconds;
        return $"The programs' disk has a request for {(part is > 0 and < 0.01 ? "less than 1 %" : part.ToString("0 %"))} of the time: "
            + $"{counts.ReadBytes / KibPerMib / KibPerMib:N1} MiB are read in {counts.ReadRequests:N0} requests, {counts.WriteBytes / KibPerMib / KibPerMib:N1} MiB written in {counts.WriteRequests:N0}"
            + (part >= Busy ? ": it sets the pace." : ".");
    }

    private static string Mib(long pages) => $"{pages * MemoryColumn.KibPerPage / KibPerMib:N1} MiB";
}
