// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Spectre.Console;

namespace Mp3.Experiments.Reproduction;

/// <summary>The verdict that <c>mp3 reproduce</c> prints.</summary>
internal static class ComparisonText
{
    private const int DigestLength = 64;

    public static void Write(IAnsiConsole console, Comparison comparison)
    {
        // Lines as they are, however narrow the terminal: programs read them.
        TextWriter lines = console.Profile.Out.Writer;
        if (comparison.IsIdentical)
        {
            lines.WriteLine(comparison.ChangedInputs.Count == 0 ? "identical" : "identical, though inputs changed:");
        }
        else
        {
            lines.WriteLine("different:");
            foreach (ResultDifference difference in comparison.Differences)
            {
                lines.WriteLine($"  {difference}");
            }

            lines.WriteLine(comparison.ChangedInputs.Count == 0
                ? "No input that the manifest records has changed: this machine does not give the same bytes twice (please report it)."
                : "What changed since:");
        }

        WriteInputs(console, comparison.ChangedInputs);
    }

    private static void WriteInputs(IAnsiConsole console, IReadOnlyList<InputChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("input", "then", "now");
        foreach (InputChange change in changes)
        {
            table.AddRow(Markup.Escape(change.Input), Value(change.Then), Value(change.Now));
        }

        console.Write(table);
    }

    private static string Value(string? value) => value is null ? "-" : Markup.Escape(value.Length == DigestLength ? Digest.Abbreviate(value) : value);
}
