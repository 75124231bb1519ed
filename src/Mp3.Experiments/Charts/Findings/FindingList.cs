// SPDX-License-Identifier: MIT

using Spectre.Console;

namespace Mp3.Experiments.Charts.Findings;

/// <summary>The findings as a study prints them.</summary>
public static class FindingList
{
    private const int Indent = 4;

    /// <summary>Writes what each picture shows, below its name, as wide as the console; nothing if there is nothing.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<PictureFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(findings);
        foreach (PictureFinding finding in findings)
        {
            console.Write(new Text($"{finding.Picture}\n", new Style(decoration: Decoration.Bold)));
            console.Write(new Padder(new Text(finding.Finding), new Padding(Indent, 0, 0, 0)));
        }

        if (findings.Count > 0)
        {
            console.WriteLine();
        }
    }
}
