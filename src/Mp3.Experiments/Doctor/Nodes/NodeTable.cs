// SPDX-License-Identifier: MIT

using Spectre.Console;

namespace Mp3.Experiments.Doctor.Nodes;

/// <summary>The table that <c>mp3 doctor --on slurm</c> prints: one line a partition, and below it what its node lacks.</summary>
internal static class NodeTable
{
    public static void Write(IAnsiConsole console, NodeReports reports)
    {
        Table table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("partition").NoWrap());
        table.AddColumn(new TableColumn("node").NoWrap());
        table.AddColumn(new TableColumn("").NoWrap());
        table.AddColumn(new TableColumn("finding"));
        foreach (NodeReport report in reports.Nodes)
        {
            table.AddRow(
                Markup.Escape(report.Partition),
                Markup.Escape(report.Node ?? ""),
                report.CanRun ? "[green]ok[/]" : "[red]missing[/]",
                string.Join('\n', Lines(report)));
        }

        console.Write(table);
    }

    private static IEnumerable<string> Lines(NodeReport report)
    {
        if (report.Diagnosis is not { } diagnosis)
        {
            return [Markup.Escape(report.Trouble ?? "")];
        }

        IEnumerable<string> missing = diagnosis.Findings
            .Where(finding => finding.State == FindingState.Missing)
            .SelectMany(finding => (string[])[
                Markup.Escape($"{finding.Check} is missing: {finding.Detail}"),
                .. finding.Remedy is null ? Array.Empty<string>() : [$"[bold]{Markup.Escape(finding.Remedy)}[/]"]]);
        return [.. Names("ok", FindingState.Ok), .. Names("to note", FindingState.Note), .. missing];

        IEnumerable<string> Names(string word, FindingState state)
        {
            string[] checks = [.. diagnosis.Findings.Where(finding => finding.State == state).Select(finding => finding.Check)];
            return checks.Length == 0 ? [] : [Markup.Escape($"{word}: {string.Join(", ", checks)}")];
        }
    }
}
