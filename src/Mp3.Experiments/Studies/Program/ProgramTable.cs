// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Studies.Program;

/// <summary>What the console shows of programs: what became of them, then a line for each.</summary>
internal static class ProgramTable
{
    private const double NsPerSecond = 1e9;
    private const double KibPerMib = 1024;

    public static void Write(IAnsiConsole console, ProcessResult result, string answer)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(result);
        console.WriteLine(answer);
        console.WriteLine();
        FittedTable.Write(
            console,
            [
                new("program", IsNumber: false),
                new("outcome", IsNumber: false, Folds: true),
                new("time s"),
                new("minor"),
                new("major"),
                new("CPU s", Rank: 1),
                new("max RSS MiB", Rank: 1),
                new("processes", Rank: 2),
            ],
            [.. result.Runs.Select(row => (string[])
            [
                row.Label,
                row.Outcome,
                $"{row.CompletionNs / NsPerSecond:F3}",
                $"{row.MinorFaults:N0}",
                $"{row.MajorFaults:N0}",
                $"{(row.UserNs + row.SystemNs) / NsPerSecond:F3}",
                row.MaxRssKib > 0 ? $"{row.MaxRssKib / KibPerMib:F1}" : "–",
                $"{result.Tree.Count(process => process.Label == row.Label):N0}",
            ])]);
    }
}
