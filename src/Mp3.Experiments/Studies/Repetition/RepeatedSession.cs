// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>A study with one seed or several, from the command to the pictures.</summary>
internal static class RepeatedSession
{
    /// <param name="name">Name of the study.</param>
    /// <param name="define">The study for a seed.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="json">Print one JSON document instead of tables.</param>
    /// <param name="cancellation">Ends the guests; the seeds that are done stay in the incomplete folder.</param>
    /// <returns>The exit code: 1 if a check was violated.</returns>
    public static async Task<int> RunAsync(
        string name, Func<ulong, StudyDefinition> define, StudyOptions options, bool json, CancellationToken cancellation)
    {
        if (options.Repeat == 1)
        {
            return await StudySession.RunAsync(define(options.Seed), options, json, cancellation);
        }

        IReadOnlyList<ulong> seeds = options.Seeds;
        using ResultDraft draft = ResultFolder.Create(options.Out ?? Publication.DefaultFolder(name));
        List<StudyResult> repetitions = [];
        List<string> folders = [];
        List<RunSource> sources = [];
        List<(ulong Seed, Mp3Exception Why)> failures = [];
        try
        {
            await ProgressDisplay.ShowAsync(seeds.Count * define(options.Seed).Runs.Count, async progress =>
            {
                foreach (ulong seed in seeds)
                {
                    using ResultDraft part = ResultFolder.Create(Path.Combine(draft.Path, RepeatedResult.FolderOf(seed)));
                    StudyRunner.Outcome outcome;
                    try
                    {
                        outcome = await StudyRunner.RunAsync(
                            define(seed), options with { Seed = seed, Repeat = 1 }, new RepetitionProgress(progress, seed), cancellation);
                    }
                    catch (Mp3Exception e) when (e.ExitCode == ExitCode.Failed)
                    {
                        // The other seeds are worth their time all the same: the store keeps them.
                        failures.Add((seed, e));
                        continue;
                    }

                    sources.AddRange(outcome.Sources.Select(source => source with { Run = $"seed {seed}, {source.Run}" }));
                    repetitions.Add(StudySession.Write(part, outcome).Result);
                    folders.Add(Path.GetFileName(part.Publish().Path));
                }

                return repetitions.Count;
            });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"seeds that are done so far: {folders.Count} of {seeds.Count}, kept in {draft.Path}");
            throw;
        }

        if (failures is [(_, { } first), ..])
        {
            throw new Mp3Exception(
                $"{failures.Count} of {seeds.Count} seeds failed ({string.Join(", ", failures.Select(failure => failure.Seed))}), so there is no result; the others are kept in {draft.Path}, and their runs in the store: {first.Message}",
                ExitCode.Failed)
            {
                Details = [.. failures.SelectMany(failure => failure.Why.Details)],
            };
        }

        var result = RepeatedResult.Write(draft, repetitions, folders);
        IReadOnlyList<string> pictures = [.. RepeatedCharts.Draw(result, draft.Path), RepeatedReport.Write(result, draft.Path, draft.Path)];
        return await Publication.PublishAsync(
            draft,
            result.Manifest,
            result.ManifestHash,
            pictures,
            sources,
            json ? where => JsonOutput.Write(RepeatedDocument.Of(result, where), DocumentContext.Standard.RepeatedDocument) : null,
            () =>
            {
                RepeatedTables.Write(AnsiConsole.Console, result);
                ConsoleAnswer.Write(AnsiConsole.Console, result.Manifest.Settings, RepeatedClaims.Of(result), RepeatedCharts.FiguresOf(result));
            },
            cancellation);
    }
}
