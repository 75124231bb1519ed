// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Inputs;
using Mp3.Experiments.Results;
using Spectre.Console;

namespace Mp3.Experiments.Comparing;

/// <summary>What <c>mp3 compare</c> prints.</summary>
internal static class ComparisonTables
{
    public static void Write(IAnsiConsole console, StudyComparison comparison, IReadOnlyList<Figure> figures)
    {
        foreach ((string label, ComparedSide side) in comparison.Labels.Zip(comparison.Sides))
        {
            console.WriteLine(label == side.Name ? label : $"{label}: {side.Name}");
        }

        WriteDirection(console, comparison);
        WriteInputs(console, comparison);
        WriteNotes(console, comparison);
        WriteMetrics(console, comparison);
        console.WriteLine(ComparisonFindings.Answer(comparison));
        console.WriteLine();
        WriteClaims(console, comparison);
        FindingList.Write(console, PictureFinding.Of(figures));
    }

    /// <summary>How many seeds a run has in common, and what follows for its interval.</summary>
    internal static string SeedsText(ComparisonRow row) => row switch
    {
        { Seeds: 0 } => "no seed in common: medians of each",
        { Seeds: 1 } => "one seed in common: no interval",
        _ => $"{row.Seeds} seeds in common: medians, {100 * row.Confidence:0.#} % interval",
    };

    /// <summary>The same of all sides; those that say the same together. All runs of a side have its seeds.</summary>
    internal static IReadOnlyList<string> SeedsTexts(StudyComparison comparison)
    {
        IGrouping<string, ComparisonRow>[] all = [.. comparison.Rows.Take(comparison.Sides.Count - 1).GroupBy(SeedsText, StringComparer.Ordinal)];
        return all is [var only]
            ? [$"each with {comparison.Labels[0]}: {only.Key}"]
            : [.. all.Select(sides => $"{WordList.Of([.. sides.Select(row => row.BLabel)])}: {sides.Key}")];
    }

    private static void WriteDirection(IAnsiConsole console, StudyComparison comparison)
    {
        if (comparison.Labels is [var a, var b])
        {
            console.WriteLine($"ratio: {b} over {a}; difference: {b} less {a}");
            console.WriteLine();
            return;
        }

        console.WriteLine($"×: over {comparison.Labels[0]}; in brackets: interval of the difference to {comparison.Labels[0]}");
        foreach (string seeds in SeedsTexts(comparison))
        {
            console.WriteLine(seeds);
        }

        console.WriteLine();
    }

    private static void WriteMetrics(IAnsiConsole console, StudyComparison comparison)
    {
        if (comparison.Sides.Count > 2)
        {
            foreach (Metric metric in comparison.Baseline.Result.Metrics)
            {
                SidesTable.Write(console, comparison, metric);
            }

            return;
        }

        foreach (string run in comparison.Conditions)
        {
            ComparisonRow[] rows = [.. comparison.Rows.Where(row => row.Run == run)];
            console.WriteLine($"{run}, {SeedsText(rows[0])}");
            PairTable.Write(console, comparison.Baseline.Result.Metrics, rows);
        }
    }

    // Those that hold on all sides alike are in the report.
    private static void WriteClaims(IAnsiConsole console, StudyComparison comparison)
    {
        IReadOnlyList<ComparedClaim> all = ComparedClaim.Of(comparison);
        ComparedClaim[] differing = [.. all.Where(claim => !claim.Agree)];
        if (all.Count == 0)
        {
            return;
        }

        console.WriteLine(differing.Length == 0
            ? $"All {all.Count} claims come to the same verdict {WordList.Of([.. comparison.Labels.Select(label => $"with {label}")])}."
            : $"{differing.Length} of {all.Count} claims come to another verdict:");
        foreach (ComparedClaim claim in differing)
        {
            console.Write(new Padder(new Text($"{claim.Statement} ({claim.Origin}): {Rulings(comparison, claim)}"), new Padding(4, 0, 0, 0)));
        }

        console.WriteLine();
    }

    private static string Rulings(StudyComparison comparison, ComparedClaim claim) => string.Join(", ", claim.Sides
        .Zip(comparison.Labels, (own, label) => (Ruling: own?.Ruling ?? "not made", Label: label))
        .GroupBy(side => side.Ruling, StringComparer.Ordinal)
        .Select(sides => $"{sides.Key} with {WordList.Of([.. sides.Select(side => side.Label)])}"));

    private static void WriteInputs(IAnsiConsole console, StudyComparison comparison)
    {
        if (comparison.Inputs.Count == 0)
        {
            console.WriteLine("no input differs");
            console.WriteLine();
            return;
        }

        InputTable.Write(console, [.. comparison.Inputs.Select(input => (input.Input, input.Values))], "what differs", comparison.Labels);
    }

    private static void WriteNotes(IAnsiConsole console, StudyComparison comparison)
    {
        foreach (string note in comparison.Notes)
        {
            console.WriteLine(note);
            console.WriteLine();
        }
    }
}
