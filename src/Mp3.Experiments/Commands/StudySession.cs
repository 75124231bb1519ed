// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary>A study from the command to the pictures: run, write, draw, publish, say.</summary>
internal static class StudySession
{
    /// <param name="study">The study.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="json">Print one JSON document instead of tables.</param>
    /// <param name="cancellation">Ends all guests.</param>
    /// <returns>The exit code: 1 if a check was violated, else what the study says.</returns>
    public static async Task<int> RunAsync(IStudy study, IStudyRequest request, bool json, CancellationToken cancellation)
    {
        // First of all: an --out that can't be written must not cost minutes.
        using ResultDraft draft = ResultFolder.Create(request.Out ?? Publication.DefaultFolder(study.Name));
        StudyRun run = await ProgressDisplay.ShowAsync(request.Guests, progress => StudyRun.OfAsync(request, draft, progress, cancellation));
        ResultView view = study.View(run.Result);
        IReadOnlyList<string> pages = ResultPages.Write(view, draft.Path, draft.Path);
        cancellation.ThrowIfCancellationRequested();
        ResultPlace place = draft.Publish();
        PlaceDocument where = PlaceDocument.Of(place, run.Result.ManifestHash, pages) with { Runs = run.Sources };
        if (json)
        {
            Console.WriteLine(view.Json(where));
        }
        else
        {
            view.WriteTables(AnsiConsole.Console);
            ConsoleAnswer.Write(AnsiConsole.Console, view);
            Publication.SayPlace(where);
        }

        await Publication.SayArchivedAsync(place);
        await Publication.SayMissingAsync(study.MissingOf(run.Result));
        int verdict = await Publication.SayChecksAsync(run.Result.Manifest.Checks);
        return verdict == ExitCode.Success ? request.ExitCodeOf(run.Result) : verdict;
    }
}
