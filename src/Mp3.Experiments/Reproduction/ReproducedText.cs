// SPDX-License-Identifier: MIT

using Mp3.Experiments.Inputs;
using Spectre.Console;

namespace Mp3.Experiments.Reproduction;

/// <summary>The verdict that <c>mp3 reproduce</c> prints.</summary>
internal static class ReproducedText
{
    public static void Write(IAnsiConsole console, ReproducedResult comparison)
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

        if (comparison.ChangedInputs.Count > 0)
        {
            InputTable.Write(console, comparison.ChangedInputs, "input", "then", "now");
        }
    }
}
