// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Comparing;

/// <summary>What <c>mp3 compare</c> prints.</summary>
internal static class ComparisonTables
{
    public static void Write(IAnsiConsole console, StudyComparison comparison)
    {
        console.WriteLine($"A: {comparison.A.Name}");
        console.WriteLine($"B: {comparison.B.Name}");
        console.WriteLine();
        WriteInputs(console, comparison.Inputs);
        WriteMemory(console, comparison);
        foreach (string run in comparison.Conditions)
        {
            ComparisonRow[] rows = [.. comparison.Rows.Where(row => row.Run == run)];
            console.WriteLine($"{run}, {SeedsText(rows[0])}");
            WriteMetrics(console, rows);
        }
    }

    private static string SeedsText(ComparisonRow row) => row switch
    {
        { Seeds: 0 } => "no seed in common: medians of each",
        { Seeds: 1 } => "one seed in common: no interval",
        _ => $"{row.Seeds} seeds in common: medians, {100 * row.Confidence:0.#} % interval",
    };

    private static void WriteInputs(IAnsiConsole console, IReadOnlyList<InputChange> inputs)
    {
        if (inputs.Count == 0)
        {
            console.WriteLine("no input differs");
            console.WriteLine();
            return;
        }

        InputTable.Write(console, inputs, "what differs", "A", "B");
    }

    private static void WriteMemory(IAnsiConsole console, StudyComparison comparison)
    {
        if (comparison.MemoryNote is { } note)
        {
            console.WriteLine(note);
            console.WriteLine();
        }
    }

    internal static void WriteMetrics(IAnsiConsole console, ComparisonRow[] rows) => FittedTable.Write(
        console,
        [
            new("metric", IsNumber: false, Folds: true),
            new("A"),
            new("B"),
            new("B / A", Rank: 2),
            new("B − A", Folds: true),
            new("verdict", IsNumber: false, Rank: 1, Folds: true),
        ],
        [.. rows.Select(Cells)]);

    private static string[] Cells(ComparisonRow row)
    {
        Metric metric = StudyComparison.MetricOf(row);
        string interval = row is { Low: { } low, High: { } high } ? $"\n[{metric.SignedText(low)}, {metric.SignedText(high)}]" : "";
        return
        [
            row.Metric,
            metric.Text(row.A),
            metric.Text(row.B),
            row.Ratio is { } ratio ? $"{ratio:0.000}" : "–",
            metric.SignedText(row.Difference) + interval,
            row.Verdict,
        ];
    }
}
