// SPDX-License-Identifier: MIT

using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Results;

/// <summary>The table that a study prints: one line a process, and for each run its total.</summary>
public static class SummaryTable
{
    /// <summary>Beyond this many processes in one run only the totals are shown.</summary>
    private const int MostProcesses = 4;

    /// <summary>Writes the table, as wide as the console allows.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<RunSummary> runs)
    {
        bool detailed = runs.All(run => run.Processes.Count <= MostProcesses);
        FittedTable.Write(
            console,
            [
                new("run", IsNumber: false),
                new(detailed ? "process" : "processes", IsNumber: false, Folds: true),
                new("time s"),
                new("minor"),
                new("major"),
                new("CPU %", Rank: 1),
                new("user s", Rank: 2),
                new("sys s", Rank: 2),
            ],
            [.. runs.SelectMany(run => Rows(run, detailed, last: ReferenceEquals(run, runs[^1])))]);
    }

    private static IEnumerable<string[]> Rows(RunSummary run, bool detailed, bool last)
    {
        if (!detailed)
        {
            return [Row(run.Run, $"{run.Processes.Count}", run.Total)];
        }

        IEnumerable<string[]> processes = run.Processes.Select(process => Row(run.Run, process.Label, process));
        IEnumerable<string[]> total = run.Processes.Count > 1 ? [Row(run.Run, "total", run.Total)] : [];
        IEnumerable<string[]> gap = last ? [] : [[]];
        return [.. processes, .. total, .. gap];
    }

    private static string[] Row(string run, string process, Usage usage) =>
    [
        run,
        process,
        $"{usage.CompletionSeconds:F3}",
        $"{usage.MinorFaults:N0}",
        $"{usage.MajorFaults:N0}",
        $"{usage.UtilizationPercent:F2}",
        $"{usage.UserSeconds:F3}",
        $"{usage.SystemSeconds:F3}",
    ];
}
