// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Results;
using Spectre.Console;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>A study from the command to the pictures: run, write, draw, publish, say.</summary>
internal static class StudySession
{
    /// <param name="study">The runs.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="json">Print one JSON document instead of tables.</param>
    /// <param name="cancellation">Ends all guests.</param>
    /// <returns>The exit code: 1 if a check was violated.</returns>
    public static async Task<int> RunAsync(StudyDefinition study, StudyOptions options, bool json, CancellationToken cancellation)
    {
        // First of all: an --out that can't be written must not cost minutes.
        using ResultDraft draft = ResultFolder.Create(options.Out ?? Publication.DefaultFolder(study.Name));
        StudyRunner.Outcome outcome = await ProgressDisplay.ShowAsync(
            study.Runs.Count, progress => StudyRunner.RunAsync(study, options, progress, cancellation));
        (StudyResult result, IReadOnlyList<string> pictures) = Write(draft, outcome);
        return await Publication.PublishAsync(
            draft,
            result.Manifest,
            result.ManifestHash,
            pictures,
            outcome.Sources,
            json ? where => JsonOutput.Write(StudyDocument.Of(result, where), DocumentContext.Standard.StudyDocument) : null,
            () =>
            {
                SummaryTable.Write(AnsiConsole.Console, Summary.Of(result.Runs));
                ConsoleAnswer.Write(AnsiConsole.Console, result.Manifest.Settings, StudyClaims.Of(result), StudyCharts.FiguresOf(result));
            },
            cancellation);
    }

    /// <summary>Writes the rows, the pictures and the report of a study.</summary>
    internal static (StudyResult Result, IReadOnlyList<string> Pictures) Write(ResultDraft draft, StudyRunner.Outcome outcome)
    {
        StudyResult result = draft.Write(outcome.Manifest, outcome.Samples, outcome.Runs);
        return (result, [.. StudyCharts.Draw(result, draft.Path), StudyReport.Write(result, draft.Path, draft.Path)]);
    }
}
