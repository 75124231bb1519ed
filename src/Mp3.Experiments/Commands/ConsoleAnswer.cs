// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary>What a person is told of a result, below its table: what does not scale, the claims, what the pictures show.</summary>
internal static class ConsoleAnswer
{
    /// <param name="console">Where it goes; its width counts.</param>
    /// <param name="settings">Of the study.</param>
    /// <param name="claims">With their verdicts.</param>
    /// <param name="figures">The study's pictures.</param>
    public static void Write(IAnsiConsole console, StudySettings settings, IReadOnlyList<Claim> claims, IReadOnlyList<Figure> figures)
    {
        if (Scaling.Sentence(settings) is { } note)
        {
            console.WriteLine(note);
            console.WriteLine();
        }

        ClaimList.Write(console, claims);
        FindingList.Write(console, PictureFinding.Of(figures));
    }
}
