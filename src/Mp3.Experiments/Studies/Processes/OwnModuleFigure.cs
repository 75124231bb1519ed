// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>The kernel's account of each process as a table: what is left to show where a module of the user's keeps the
/// samples.</summary>
internal static class OwnModuleFigure
{
    private const double NsPerSecond = 1e9;

    public static Figure Of(ProcessResult result)
    {
        RunRow[] rows = [.. result.Runs];
        RunRow most = rows.MaxBy(row => row.MajorFaults) ?? throw new ArgumentException("there are no processes", nameof(result));
        return new Figure(
            "account",
            "What the kernel counted",
            "wait4() of each process, from its start to its end. The module's own samples are not read.",
            [],
            [])
        {
            Finding = most.MajorFaults == 0
                ? $"None of the {rows.Length} processes has a major fault."
                : $"{most.Label} of {most.Run} has the most major faults, {most.MajorFaults:N0}, and ends after {most.CompletionNs / NsPerSecond:N2} s.",
            Tables = [.. rows.GroupBy(row => row.Run, StringComparer.Ordinal).Select(run => new FigureTable(
                run.Key,
                ["process", "minor faults", "major faults", "CPU, s", "completion, s", "max RSS, MiB"],
                [.. run.Select(row => (string[])
                [
                    row.Label,
                    $"{row.MinorFaults:N0}",
                    $"{row.MajorFaults:N0}",
                    $"{(row.UserNs + row.SystemNs) / NsPerSecond:N2}",
                    $"{row.CompletionNs / NsPerSecond:N2}",
                    $"{row.MaxRssKib / 1024.0:N0}",
                ])]))],
        };
    }
}
