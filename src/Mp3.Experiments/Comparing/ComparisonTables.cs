// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tables;
using Spectre.Console;

namespace Mp3.Experiments.Comparing;

/// <summary>What <c>mp3 compare</c> prints.</summary>
internal static class ComparisonTables
{
    public static void Write(IAnsiConsole console, StudyComparison comparison, IReadOnlyList<Figure> figures)
    {
        (string a, string b) = comparison.Labels;
        console.WriteLine(SideText(a, comparison.A));
        console.WriteLine(SideText(b, comparison.B));
        console.WriteLine($"ratio: {b} over {a}; difference: {b} less {a}");
        console.WriteLine();
        WriteInputs(console, comparison);
        WriteNotes(console, comparison);
        foreach (string run in comparison.Conditions)
        {
            ComparisonRow[] rows = [.. comparison.Rows.Where(row => row.Run == run)];
            console.WriteLine($"{run}, {SeedsText(rows[0])}");
            WriteMetrics(console, comparison.A.Result.Metrics, rows);
        }

        console.WriteLine(ComparisonFindings.Answer(comparison));
        console.WriteLine();
        WriteClaims(console, comparison);
        FindingList.Write(console, PictureFinding.Of(figures));
    }

    // Those that hold on both sides alike are in the report.
    private static void WriteClaims(IAnsiConsole console, StudyComparison comparison)
    {
        ComparedClaim[] all = [.. ComparedClaim.Of(comparison.A.Claims, comparison.B.Claims)];
        ComparedClaim[] differing = [.. all.Where(claim => !claim.Agree)];
        if (all.Length == 0)
        {
            return;
        }

        (string a, string b) = comparison.Labels;
        console.WriteLine(differing.Length == 0
            ? $"All {all.Length} claims come to the same verdict with {a} and with {b}."
            : $"{differing.Length} of {all.Length} claims come to another verdict:");
        foreach (ComparedClaim claim in differing)
        {
            console.Write(new Padder(
                new Text($"{claim.Statement} ({claim.Origin}): {Ruling(claim.A)} with {a}, {Ruling(claim.B)} with {b}"), new Padding(4, 0, 0, 0)));
        }

        console.WriteLine();
    }

    private static string Ruling(Claim? claim) => claim?.Ruling ?? "not made";

    private static string SideText(string label, ComparedSide side) => label == side.Name ? label : $"{label}: {side.Name}";

    /// <summary>How many seeds a run has in common, and what follows for its interval.</summary>
    internal static string SeedsText(ComparisonRow row) => row switch
    {
        { Seeds: 0 } => "no seed in common: medians of each",
        { Seeds: 1 } => "one seed in common: no interval",
        _ => $"{row.Seeds} seeds in common: medians, {100 * row.Confidence:0.#} % interval",
    };

    private static void WriteInputs(IAnsiConsole console, StudyComparison comparison)
    {
        if (comparison.Inputs.Count == 0)
        {
            console.WriteLine("no input differs");
            console.WriteLine();
            return;
        }

        InputTable.Write(console, comparison.Inputs, "what differs", comparison.Labels.A, comparison.Labels.B);
    }

    private static void WriteNotes(IAnsiConsole console, StudyComparison comparison)
    {
        foreach (string note in comparison.Notes)
        {
            console.WriteLine(note);
            console.WriteLine();
        }
    }

    internal static void WriteMetrics(IAnsiConsole console, IReadOnlyList<Metric> metrics, ComparisonRow[] rows) => FittedTable.Write(
        console,
        [
            new("metric", IsNumber: false, Folds: true),
            new(rows[0].ALabel, Folds: true),
            new(rows[0].BLabel, Folds: true),
            new("ratio", Rank: 2),
            new("difference", Folds: true),
            new("verdict", IsNumber: false, Rank: 1, Folds: true),
        ],
        [.. rows.Select(row => Cells(row, metrics.First(metric => metric.Name == row.Metric)))]);

    private static string[] Cells(ComparisonRow row, Metric metric)
    {
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
