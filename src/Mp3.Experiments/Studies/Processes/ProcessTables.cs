// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Report.Sections;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What the runs and their processes took (wait4's account).</summary>
internal static class ProcessTables
{
    private static readonly HtmlColumn[] Numbers =
    [
        new("time s", IsNumber: true), new("minor faults", IsNumber: true), new("major faults", IsNumber: true),
        new("CPU %", IsNumber: true), new("user s", IsNumber: true), new("system s", IsNumber: true),
    ];

    public static Html Of(ProcessResult result)
    {
        IReadOnlyList<RunSummary> runs = Summary.Of(result.Runs);
        Html totals = HtmlTable.Of(
            "All processes of a run together; the time is that of the last one to end",
            [new("run"), new("processes", IsNumber: true), .. Numbers],
            runs.Select(run => new Row([Cell.Of(run.Run), Cell.Of(run.Processes.Count, "0"), .. CellsOf(run.Total)])));
        Html processes = HtmlTable.Of(
            "Each process",
            [new("run"), new("process"), .. Numbers],
            runs.SelectMany(run => run.Processes.Select(process => new Row([Cell.Of(run.Run), Cell.Of(process.Label), .. CellsOf(process)]))));
        return Html.Lines([totals, Folded.If(result.Runs.Count > Folded.MostOpenRows, $"All {result.Runs.Count:N0} processes", processes)]);
    }

    private static Cell[] CellsOf(Usage usage) =>
    [
        Cell.Of(usage.CompletionSeconds, "F3"),
        Cell.Of(usage.MinorFaults, "N0"),
        Cell.Of(usage.MajorFaults, "N0"),
        Cell.Of(usage.UtilizationPercent, "F2"),
        Cell.Of(usage.UserSeconds, "F3"),
        Cell.Of(usage.SystemSeconds, "F3"),
    ];
}
