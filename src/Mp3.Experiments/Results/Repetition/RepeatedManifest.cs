// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results.Repetition;

/// <summary>The manifest of a study that was repeated: what all repetitions have in common, and their checks.</summary>
internal static class RepeatedManifest
{
    /// <summary>Without runs: each repetition has a manifest of its own, which has them.</summary>
    public static Manifest Of(IReadOnlyList<IStudyResult> repetitions)
    {
        Manifest first = repetitions[0].Manifest;
        return first with
        {
            Verdict = repetitions.All(result => result.Manifest.Verdict == Manifest.Complete) ? Manifest.Complete : Manifest.Failed,
            Settings = first.Settings with { Seeds = [.. repetitions.Select(result => result.Manifest.Settings.Seed)] },
            Runs = [],
            Checks = [.. repetitions.SelectMany(result =>
                result.Manifest.Checks.Select(check => check with { Run = $"{RepeatedResult.FolderOf(result.Manifest.Settings.Seed)}/{check.Run}" }))],
        };
    }
}
