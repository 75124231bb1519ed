// SPDX-License-Identifier: MIT

using Spectre.Console;

namespace Mp3.Experiments.Claims;

/// <summary>The claims as a study prints them.</summary>
public static class ClaimList
{
    /// <summary>Writes each claim with its verdict, and the numbers below it; nothing if there are none.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<Claim> claims)
    {
        foreach (Claim claim in claims)
        {
            console.Write(new Markup($"{Markup.Escape(claim.Statement)} ({claim.Origin}): [bold {Color(claim.Verdict)}]{Markup.Escape(claim.Ruling)}[/]\n"));
            console.Write(new Padder(new Text(claim.Evidence), new Padding(4, 0, 0, 0)));
        }

        if (claims.Count > 0)
        {
            console.WriteLine();
        }
    }

    private static string Color(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "green",
        Verdict.DoesNotHold => "red",
        Verdict.Depends => "yellow",
        _ => "grey",
    };
}
