// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Handoff.Claims;
using Mp3.Experiments.Studies.Handoff.Figures;
using Spectre.Console;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>Case study 3 from the command to the pictures: run, write, draw, publish, say.</summary>
internal static class HandoffSession
{
    /// <param name="options">What the user chose.</param>
    /// <param name="json">Print one JSON document instead of tables.</param>
    /// <param name="cancellation">Ends the guest.</param>
    /// <returns>The exit code: 1 if a check was violated.</returns>
    public static async Task<int> RunAsync(HandoffOptions options, bool json, CancellationToken cancellation)
    {
        // First of all: an --out that can't be written must not cost minutes.
        using ResultDraft draft = ResultFolder.Create(options.Out ?? Publication.DefaultFolder(HandoffResult.Study));
        HandoffRunner.Outcome outcome = await ProgressDisplay.ShowAsync(
            runs: 1, progress => HandoffRunner.RunAsync(options, progress, cancellation));
        var result = HandoffResult.Write(draft, outcome.Manifest, outcome.Scenarios, outcome.Timeline, outcome.Latencies);
        IReadOnlyList<string> pictures = [.. HandoffCharts.Draw(result, draft.Path), HandoffReport.Write(result, draft.Path, draft.Path)];
        return await Publication.PublishAsync(
            draft,
            result.Manifest,
            result.ManifestHash,
            pictures,
            outcome.Sources,
            json ? where => JsonOutput.Write(HandoffDocument.Of(result, where), DocumentContext.Standard.HandoffDocument) : null,
            () =>
            {
                HandoffTable.Write(AnsiConsole.Console, result.Scenarios);
                SayAnswer(result);
            },
            cancellation);
    }

    /// <summary>Claims, what the pictures show, and which strategy to take for what.</summary>
    internal static void SayAnswer(HandoffResult result)
    {
        IAnsiConsole console = AnsiConsole.Console;
        ConsoleAnswer.Write(console, result.Manifest.Settings, HandoffClaims.Of(result.Scenarios), HandoffCharts.FiguresOf(result));
        console.WriteLine(HandoffFindings.Of(result.Scenarios));
        console.WriteLine();
    }
}
