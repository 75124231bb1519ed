// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Studies;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary>What a person is told of a result, below its table: what does not scale, the claims, what the pictures show.</summary>
internal static class ConsoleAnswer
{
    /// <param name="console">Where it goes; its width counts.</param>
    /// <param name="view">The result.</param>
    public static void Write(IAnsiConsole console, ResultView view)
    {
        if (Scaling.Sentence(view.Manifest.Settings) is { } note)
        {
            console.WriteLine(note);
            console.WriteLine();
        }

        ClaimList.Write(console, view.Claims);
        FindingList.Write(console, PictureFinding.Of(view.Figures));
        if (view.Advice is { } advice)
        {
            console.WriteLine(advice);
            console.WriteLine();
        }
    }
}
