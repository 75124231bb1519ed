// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results.Repetition;
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
            console.Write(MetricsOf(rows));
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

        console.Write(InputTable.Of(inputs, "what differs", "A", "B"));
    }

    private static void WriteMemory(IAnsiConsole console, StudyComparison comparison)
    {
        if (comparison.MemoryNote is { } note)
        {
            console.WriteLine(note);
            console.WriteLine();
        }
    }

    private static Table MetricsOf(ComparisonRow[] rows)
    {
        Table table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("metric").NoWrap());
        foreach (string heading in (string[])["A", "B", "B / A", "B − A", "verdict"])
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach (ComparisonRow row in rows)
        {
            Metric metric = StudyComparison.MetricOf(row);
            string interval = row is { Low: { } low, High: { } high } ? $"\n[{metric.SignedText(low)}, {metric.SignedText(high)}]" : "";
            table.AddRow(
                row.Metric,
                metric.Text(row.A),
                metric.Text(row.B),
                row.Ratio is { } ratio ? $"{ratio:0.000}" : "–",
                Markup.Escape(metric.SignedText(row.Difference) + interval),
                Markup.Escape(row.Verdict.Replace(": ", ":\n", StringComparison.Ordinal)));
        }

        return table;
    }
}
