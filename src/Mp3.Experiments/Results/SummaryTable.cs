// SPDX-License-Identifier: MIT

using Spectre.Console;

namespace Mp3.Experiments.Results;

/// <summary>The table that a study prints: one line a process, and for each run its total.</summary>
public static class SummaryTable
{
    /// <summary>Beyond this many processes in one run only the totals are shown.</summary>
    private const int MostProcesses = 4;

    /// <summary>Writes the table: with lines on a terminal, in plain aligned columns into a pipe or file.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<RunSummary> runs)
    {
        bool detailed = runs.All(run => run.Processes.Count <= MostProcesses);
        Table table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("run").NoWrap());
        table.AddColumn(new TableColumn(detailed ? "process" : "processes").NoWrap());
        foreach (string heading in (string[])["time s", "minor", "major", "CPU %", "user s", "sys s"])
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach (RunSummary run in runs)
        {
            AddRun(table, run, detailed, last: ReferenceEquals(run, runs[^1]));
        }

        console.Write(table);
    }

    private static void AddRun(Table table, RunSummary run, bool detailed, bool last)
    {
        if (!detailed)
        {
            AddRow(table, run.Run, $"{run.Processes.Count}", run.Total);
            return;
        }

        foreach (Usage process in run.Processes)
        {
            AddRow(table, run.Run, process.Label, process);
        }

        if (run.Processes.Count > 1)
        {
            AddRow(table, run.Run, "total", run.Total);
        }

        if (!last)
        {
            table.AddEmptyRow();
        }
    }

    private static void AddRow(Table table, string run, string process, Usage usage) => table.AddRow(
        Markup.Escape(run),
        Markup.Escape(process),
        $"{usage.CompletionSeconds:F3}",
        $"{usage.MinorFaults:N0}",
        $"{usage.MajorFaults:N0}",
        $"{usage.UtilizationPercent:F2}",
        $"{usage.UserSeconds:F3}",
        $"{usage.SystemSeconds:F3}");
}
