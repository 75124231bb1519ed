// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands;

/// <summary>Where the result of a study goes, and what is said of it when it is there.</summary>
internal static class Publication
{
    /// <summary>Where results go unless the user says otherwise: of the checkout, else of this folder.</summary>
    internal static string ResultsFolder() =>
        Path.Combine(Repository.Containing(Directory.GetCurrentDirectory()) ?? Directory.GetCurrentDirectory(), "results");

    internal static string DefaultFolder(string study) => Path.Combine(ResultsFolder(), study);

    /// <summary>Draws a result that is written, puts it where it belongs, and says what it is and where.</summary>
    /// <param name="draft">With data and manifest.</param>
    /// <param name="view">All that is shown of it.</param>
    /// <param name="runs">Where each run came from; empty: they are too many to tell.</param>
    /// <param name="json">One JSON document is printed instead of tables.</param>
    /// <param name="cancellation">Ends it before anybody sees the result.</param>
    public static async Task PublishAsync(ResultDraft draft, ResultView view, IReadOnlyList<RunSource> runs, bool json, CancellationToken cancellation)
    {
        IReadOnlyList<string> pages = ResultPages.Write(view, draft.Path, draft.Path);
        cancellation.ThrowIfCancellationRequested();
        ResultPlace place = draft.Publish();
        PlaceDocument where = PlaceDocument.Of(place, view.Result.ManifestHash, pages) with { Runs = runs };
        if (json)
        {
            Console.WriteLine(view.Json(where));
        }
        else
        {
            view.WriteTables(AnsiConsole.Console);
            ConsoleAnswer.Write(AnsiConsole.Console, view);
            SayPlace(where);
        }

        await SayArchivedAsync(place);
    }

    /// <summary>Says where everything is.</summary>
    public static void SayPlace(PlaceDocument place)
    {
        foreach (string path in place.Pictures.Append(place.Folder))
        {
            Console.WriteLine(path);
        }
    }

    /// <summary>Says where an earlier result went.</summary>
    public static async Task SayArchivedAsync(ResultPlace place)
    {
        if (place.ArchivedPath is { } archived)
        {
            await Console.Error.WriteLineAsync($"the earlier, different result is kept in {archived}");
        }
    }

    /// <summary>Says what was asked for and is not in the result.</summary>
    public static async Task SayMissingAsync(IReadOnlyList<string> missing)
    {
        foreach (string sentence in missing)
        {
            await Console.Error.WriteLineAsync($"mp3: {sentence}");
        }
    }

    /// <summary>Says what became of the self-checks.</summary>
    /// <returns>The exit code: 1 if one was violated.</returns>
    public static async Task<int> SayChecksAsync(IReadOnlyList<CheckResult> checks)
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
