// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Experiments;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Report;
using Mp3.Experiments.Results;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

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
        using ResultDraft draft = ResultFolder.Create(options.Out ?? DefaultFolder(study.Name));
        StudyRunner.Outcome outcome = await ProgressDisplay.ShowAsync(
            study.Runs.Count, progress => StudyRunner.RunAsync(study, options, progress, cancellation));
        (StudyResult result, IReadOnlyList<string> pictures) = Write(draft, outcome);
        cancellation.ThrowIfCancellationRequested();
        ResultPlace place = draft.Publish();

        var where = PlaceDocument.Of(place, result.ManifestHash, pictures);
        if (json)
        {
            JsonOutput.Write(StudyDocument.Of(result, where), DocumentContext.Standard.StudyDocument);
        }
        else
        {
            SummaryTable.Write(AnsiConsole.Console, Summary.Of(result.Runs));
            ClaimList.Write(AnsiConsole.Console, StudyClaims.Of(result));
            SayPlace(where);
        }

        await SayArchivedAsync(place);
        return await SayChecksAsync(result.Manifest.Checks);
    }

    /// <summary>Writes the rows, the pictures and the report of a study.</summary>
    internal static (StudyResult Result, IReadOnlyList<string> Pictures) Write(ResultDraft draft, StudyRunner.Outcome outcome)
    {
        StudyResult result = draft.Write(outcome.Manifest, outcome.Samples, outcome.Runs);
        return (result, [.. StudyCharts.Draw(result, draft.Path), StudyReport.Write(result, draft.Path, draft.Path)]);
    }

    /// <summary>Says where everything is.</summary>
    internal static void SayPlace(PlaceDocument place)
    {
        foreach (string path in place.Pictures.Append(place.Folder))
        {
            Console.WriteLine(path);
        }
    }

    /// <summary>Says where an earlier result went.</summary>
    internal static async Task SayArchivedAsync(ResultPlace place)
    {
        if (place.ArchivedPath is { } archived)
        {
            await Console.Error.WriteLineAsync($"the earlier, different result is kept in {archived}");
        }
    }

    /// <summary>Where results go unless the user says otherwise: of the checkout, else of this folder.</summary>
    internal static string ResultsFolder() =>
        Path.Combine(Repository.Containing(Directory.GetCurrentDirectory()) ?? Directory.GetCurrentDirectory(), "results");

    internal static string DefaultFolder(string study) => Path.Combine(ResultsFolder(), study);

    internal static async Task<int> SayChecksAsync(IReadOnlyList<CheckResult> checks)
    {
        CheckResult[] violated = [.. checks.Where(check => !check.Passed)];
        foreach (CheckResult check in violated)
        {
            await Console.Error.WriteLineAsync($"check violated in run {check.Run}: {check.Name}: {check.Detail}");
        }

        await Console.Error.WriteLineAsync(violated.Length == 0
            ? $"all {checks.Count} self-checks passed (manifest.json has their numbers)"
            : $"mp3: {violated.Length} of {checks.Count} self-checks are violated; the result is kept, marked as failed");
        return violated.Length == 0 ? ExitCode.Success : ExitCode.Failed;
    }
}
