// SPDX-License-Identifier: MIT

using Spectre.Console;

namespace Mp3.Experiments.Doctor;

/// <summary>The table that <c>mp3 doctor</c> prints: one line a check, and below it the command that mends it.</summary>
internal static class DiagnosisTable
{
    public static void Write(IAnsiConsole console, Diagnosis diagnosis)
    {
        Table table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("check").NoWrap());
        table.AddColumn(new TableColumn("").NoWrap());
        table.AddColumn(new TableColumn("finding"));
        foreach (DoctorFinding finding in diagnosis.Findings)
        {
            string remedy = finding.Remedy is null ? "" : $"\n[bold]{Markup.Escape(finding.Remedy)}[/]";
            table.AddRow(Markup.Escape(finding.Check), Word(finding.State), Markup.Escape(finding.Detail) + remedy);
        }

        console.Write(table);
    }

    private static string Word(FindingState state) => state switch
    {
        FindingState.Ok => "[green]ok[/]",
        FindingState.Note => "[yellow]note[/]",
        _ => "[red]missing[/]",
    };
}
