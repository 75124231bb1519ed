// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>Made-up studies with several seeds. No number in them was measured.</summary>
internal static class SyntheticRepetitions
{
    /// <summary>Case study 1 with one seed for each of the sizes.</summary>
    public static IReadOnlyList<ProcessResult> CaseStudy1(params double[] sizes) =>
        [.. sizes.Select((size, i) => WithSeed(SyntheticStudy.CaseStudy1(5, size), (ulong)i + 1))];

    /// <summary>N copies for each N, the same with every seed but for the completion times.</summary>
    public static IReadOnlyList<ProcessResult> Multiprog(int seeds, params int[] counts) => [.. Enumerable.Range(1, seeds).Select(seed =>
    {
        ProcessResult study = SyntheticStudy.Multiprog(counts);
        RunRow[] runs = [.. study.Runs.Select(row => row with { CompletionNs = row.CompletionNs + (seed * 1_000_000_000L) })];
        return WithSeed(study with { Runs = runs }, (ulong)seed);
    })];

    /// <summary>Published as a program does it.</summary>
    /// <returns>The folder.</returns>
    public static string Publish(string folder, IReadOnlyList<ProcessResult> repetitions)
    {
        using ResultDraft draft = ResultFolder.Create(folder);
        List<string> folders = [];
        foreach (ProcessResult repetition in repetitions)
        {
            using ResultDraft part = ResultFolder.Create(Path.Combine(draft.Path, RepeatedResult.FolderOf(repetition.Manifest.Settings.Seed)));
            SyntheticStudy.Write(part, repetition);
            folders.Add(Path.GetFileName(part.Publish().Path));
        }

        RepeatedResult.Write(draft, repetitions, folders);
        return draft.Publish().Path;
    }

    /// <summary>In memory alone.</summary>
    public static RepeatedResult Of(IReadOnlyList<ProcessResult> repetitions) =>
        new(RepeatedManifest.Of([.. repetitions.Select(repetition => repetition.Manifest)]), "abcdef0123456789", repetitions);

    private static ProcessResult WithSeed(ProcessResult study, ulong seed) => study with
    {
        Manifest = study.Manifest with { Settings = study.Manifest.Settings with { Seed = seed } },
    };
}
