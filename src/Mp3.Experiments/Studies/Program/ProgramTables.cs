// SPDX-License-Identifier: MIT

using Mp3.Experiments.Report.Markup;
using Mp3.Experiments.Report.Sections;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>The report's tables of programs: each with its tree, every process, their cgroup, what they printed.</summary>
internal static class ProgramTables
{
    private const double NsPerSecond = 1e9;
    private const double KibPerMib = 1024;

    private static readonly HtmlColumn[] Numbers =
    [
        new("minor faults", IsNumber: true), new("major faults", IsNumber: true), new("user s", IsNumber: true), new("system s", IsNumber: true),
    ];

    public static IReadOnlyList<Html> Of(ProcessResult result) =>
    [
        Programs(result),
        Folded.If(result.Tree.Count > Folded.MostOpenRows, $"All {result.Tree.Count:N0} processes", Processes(result)),
        .. result.Manifest.Runs is [{ Report.Programs: { } programs } run, ..]
            ? [Group("The programs' cgroup: memory.events", programs.Group.Events), Folded.If(true, "memory.stat", Group("The programs' cgroup at the end: memory.stat", programs.Group.Stat)), Files(run.Report)]
            : (Html[])[],
    ];

    private static Html Programs(ProcessResult result) => HtmlTable.Of(
        "Each program with all its descendants (wait4's account)",
        [new("program"), new("command"), new("outcome"), new("time s", IsNumber: true), .. Numbers, new("largest resident set MiB", IsNumber: true)],
        result.Runs.Select(row => new Row(
        [
            Cell.Of(row.Label),
            new Cell(Html.Of($"<code>{row.Command}</code>")),
            Cell.Of(row.Outcome),
            Cell.Of(row.CompletionNs / NsPerSecond, "F3"),
            .. CellsOf(row),
            MibOf(row.MaxRssKib),
        ])));

    private static Html Processes(ProcessResult result) => HtmlTable.Of(
        "Each process, from its records; times are those of its first and its last sample",
        [
            new("program"), new("pid", IsNumber: true), new("parent", IsNumber: true), new("command"), new("line in pictures"), new("first s", IsNumber: true),
            new("last s", IsNumber: true), .. Numbers, new("resident MiB", IsNumber: true),
        ],
        result.Tree.Select(row => new Row(
        [
            Cell.Of(row.Label),
            Cell.Of(row.Pid, "0"),
            Cell.Of(row.Parent, "0"),
            Cell.Of(row.Command),
            Cell.Of(row.Series),
            Cell.Of(row.FirstNs / NsPerSecond, "F2"),
            Cell.Of(row.LastNs / NsPerSecond, "F2"),
            .. CellsOf(row),
            MibOf(row.ResidentKib),
        ])));

    // A program that is shorter than a tick was in memory at none.
    private static Cell MibOf(long kib) => kib > 0 ? Cell.Of(kib / KibPerMib, "N1") : new Cell(Html.Text("–"), "0");

    private static Html Group(string caption, IReadOnlyDictionary<string, long> values) => values.Count == 0
        ? Html.Empty
        : HtmlTable.Of(
            caption,
            [new("name"), new("value", IsNumber: true)],
            values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => new Row([Cell.Of(value.Key), Cell.Of(value.Value, "N0")])));

    private static Html Files(GuestReport report)
    {
        Dictionary<string, string> names = BroughtFiles.NamesOf(report).ToDictionary(pair => pair.File.Name, pair => pair.Name, StringComparer.Ordinal);
        return HtmlTable.Of(
            "What the programs printed, and what was brought back",
            [new("file"), new("in the results"), new("bytes", IsNumber: true), new("kept", IsNumber: true)],
            (report.Programs?.Files ?? []).Select(file => new Row(
            [
                Cell.Of(file.Name),
                Cell.Of(file.Error ?? names.GetValueOrDefault(file.Name, "–")),
                Cell.Of(file.Length ?? 0, "N0"),
                Cell.Of(file.Kept, "N0"),
            ])));
    }

    private static Cell[] CellsOf(ProcessRow row) =>
    [
        Cell.Of(row.MinorFaults, "N0"),
        Cell.Of(row.MajorFaults, "N0"),
        Cell.Of(row.UserNs / NsPerSecond, "F3"),
        Cell.Of(row.SystemNs / NsPerSecond, "F3"),
    ];
}
