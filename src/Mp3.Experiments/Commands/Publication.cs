// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>Where the result of a study goes, and what is said of it when it is there.</summary>
internal static class Publication
{
    /// <summary>Publishes a finished draft, prints its result and says what became of the checks.</summary>
    /// <param name="draft">With everything in it.</param>
    /// <param name="manifest">The result's.</param>
    /// <param name="manifestHash">SHA-256 of manifest.json.</param>
    /// <param name="pictures">Pictures and report, paths in the draft.</param>
    /// <param name="sources">Where each run came from.</param>
    /// <param name="writeJson">Prints one JSON document; null: tables and paths are printed.</param>
    /// <param name="writeTables">Prints tables and claims.</param>
    /// <param name="cancellation">Leaves the folder incomplete.</param>
    /// <returns>The exit code: 1 if a check was violated.</returns>
    public static async Task<int> PublishAsync(
        ResultDraft draft,
        Manifest manifest,
        string manifestHash,
        IReadOnlyList<string> pictures,
        IReadOnlyList<RunSource> sources,
        Action<PlaceDocument>? writeJson,
        Action writeTables,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ResultPlace place = draft.Publish();
        PlaceDocument where = PlaceDocument.Of(place, manifestHash, pictures) with { Runs = sources };
        if (writeJson is not null)
        {
            writeJson(where);
        }
        else
        {
            writeTables();
            SayPlace(where);
        }

        await SayArchivedAsync(place);
        return await SayChecksAsync(manifest.Checks);
    }

    /// <summary>Where results go unless the user says otherwise: of the checkout, else of this folder.</summary>
    internal static string ResultsFolder() =>
        Path.Combine(Repository.Containing(Directory.GetCurrentDirectory()) ?? Directory.GetCurrentDirectory(), "results");

    internal static string DefaultFolder(string study) => Path.Combine(ResultsFolder(), study);

    /// <summary>Says where everything is.</summary>
    private static void SayPlace(PlaceDocument place)
    {
        foreach (string path in place.Pictures.Append(place.Folder))
        {
            Console.WriteLine(path);
        }
    }

    /// <summary>Says where an earlier result went.</summary>
    private static async Task SayArchivedAsync(ResultPlace place)
    {
        if (place.ArchivedPath is { } archived)
        {
            await Console.Error.WriteLineAsync($"the earlier, different result is kept in {archived}");
        }
    }

    private static async Task<int> SayChecksAsync(IReadOnlyList<CheckResult> checks)
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
