// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts;
using Mp3.Experiments.Claims;
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
    /// <returns>The exit code: 1 if a check was violated.</returns>
    public static async Task<int> RunAsync(StudyDefinition study, StudyOptions options, CancellationToken cancellation)
    {
        // First of all: an --out that can't be written must not cost minutes.
        using ResultDraft draft = ResultFolder.Create(options.Out ?? DefaultFolder(study.Name));
        StudyRunner.Outcome outcome = await ProgressDisplay.ShowAsync(
            study.Runs.Count, progress => StudyRunner.RunAsync(study, options, progress, cancellation));
        (StudyResult result, IReadOnlyList<string> pictures) = Write(draft, outcome);
        cancellation.ThrowIfCancellationRequested();
        ResultPlace place = draft.Publish();

        SummaryTable.Write(AnsiConsole.Console, Summary.Of(result.Runs));
        ClaimList.Write(AnsiConsole.Console, StudyClaims.Of(result));
        await SayPlaceAsync(place, pictures);
        return await SayChecksAsync(result.Manifest.Checks);
    }

    /// <summary>Writes the rows, the pictures and the report of a study.</summary>
    internal static (StudyResult Result, IReadOnlyList<string> Pictures) Write(ResultDraft draft, StudyRunner.Outcome outcome)
    {
        StudyResult result = draft.Write(outcome.Manifest, outcome.Samples, outcome.Runs);
        return (result, [.. StudyCharts.Draw(result, draft.Path), StudyReport.Write(result, draft.Path, draft.Path)]);
    }

    /// <summary>Says where everything is.</summary>
    internal static async Task SayPlaceAsync(ResultPlace place, IReadOnlyList<string> pictures)
    {
        foreach (string picture in pictures)
        {
            Console.WriteLine(Path.Combine(place.Path, Path.GetFileName(picture)));
        }

        Console.WriteLine(place.Path);
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
