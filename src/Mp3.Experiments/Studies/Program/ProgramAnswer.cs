// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>What became of the programs, in a few sentences, from the data alone.</summary>
internal static class ProgramAnswer
{
    private const double KibPerMib = 1024;
    private const double MibBytes = 1024 * 1024;
    private const double NsPerUs = 1000;
    private const double NsPerSecond = 1e9;
    private const int MostNamed = 4;

    /// <param name="run">With its samples.</param>
    /// <param name="pressure">Of the run; empty: unknown.</param>
    public static string Of(MeasuredRun run, IReadOnlyList<PressureRow> pressure)
    {
        ArgumentNullException.ThrowIfNull(run);
        (long minor, long major) = (run.MinorFaults, run.MajorFaults);
        long largestKib = run.Processes.Max(process => process.Row.MaxRssKib);
        string faults = major == 0 ? $"none of {minor:N0} page faults is major" : $"{major:N0} of {minor + major:N0} page faults are major";
        return string.Join(' ', ((string?[])
        [
            $"{Who(run)} after {run.Seconds:0.00} s{Spent(run, pressure)}; {faults}{Resident(largestKib)}.",
            OfLimits(run.Report),
            Kills(run.Report),
            Leftovers(run.Report),
        ]).OfType<string>());
    }

    // What lives for less than a tick is in memory at none.
    private static string Resident(long largestKib) =>
        largestKib > 0 ? $", and the largest resident set of a process is {Mib(largestKib)}" : ", and no tick saw a resident set";

    private static string Who(MeasuredRun run)
    {
        string[] each = [.. run.Processes.Select(process => $"{process.Row.Label} {process.Row.Outcome}")];
        string[] kinds = [.. run.Processes.Select(process => process.Row.Outcome).Distinct(StringComparer.Ordinal)];
        return each.Length <= MostNamed ? string.Join(", ", each)
            : kinds is [var one] ? $"{each.Length} programs {one}"
            : $"{each.Length} programs ended ({string.Join(", ", kinds.Select(kind => $"{run.Processes.Count(process => process.Row.Outcome == kind)} {kind}"))})";
    }

    // Of a run that is shorter than a reading nothing is known.
    private static string Spent(MeasuredRun run, IReadOnlyList<PressureRow> pressure)
    {
        double cpu = run.Processes.Sum(process => process.Row.UserNs + process.Row.SystemNs) / NsPerSecond;
        string used = run.Seconds > 0 ? $": {Percent(cpu / run.Seconds)} of it on the CPU" : "";
        return pressure.Count == 0 || run.Seconds <= 0 ? used
            : $"{used}, {Percent(pressure.Sum(row => row.Waited[PressureColumn.IoFull]) * NsPerUs / pressure[^1].TimeNs)} while every task that could run waited for a disk";
    }

    private static string? OfLimits(GuestReport? report)
    {
        if (report?.Programs is not { Group: { } group } || (group.Events.GetValueOrDefault("max") == 0 && group.Events.GetValueOrDefault("high") == 0))
        {
            return null;
        }

        string[] reached =
        [
            .. group.Events.GetValueOrDefault("max") is > 0 and var max ? (string[])[$"--limit {max:N0} times"] : [],
            .. group.Events.GetValueOrDefault("high") is > 0 and var high ? (string[])[$"--high {high:N0} times"] : [],
        ];
        string most = group.PeakBytes is { } peak ? $", and had {peak / MibBytes:0.0} MiB at most, page cache included" : "";
        return $"The programs came up against {string.Join(" and ", reached)}{most}.";
    }

    private static string? Kills(GuestReport? report) => report is not null && ProgramOutcome.OomKills(report) is > 0 and var kills
        ? $"The kernel killed {kills:N0} {(kills == 1 ? "process" : "processes")} for want of memory."
        : null;

    private static string? Leftovers(GuestReport? report) => report?.Programs is { EndedLeftovers: > 0 and var left }
        ? $"{left:N0} {(left == 1 ? "process that was" : "processes that were")} left behind {(left == 1 ? "was" : "were")} ended."
        : null;

    private static string Percent(double part) => part is > 0 and < 0.01 ? "less than 1 %" : part.ToString("0 %");

    private static string Mib(long kib) => kib / KibPerMib is var mib && mib >= 100 ? $"{mib:N0} MiB" : $"{mib:0.0} MiB";
}
