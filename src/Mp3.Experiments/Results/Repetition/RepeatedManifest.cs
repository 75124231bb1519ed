// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Results.Repetition;

/// <summary>The manifest of a study that was repeated: what all repetitions have in common, and their checks.</summary>
internal static class RepeatedManifest
{
    /// <summary>Without runs: each repetition has a manifest of its own, which has them.</summary>
    public static Manifest Of(IReadOnlyList<Manifest> repetitions) => repetitions[0] with
    {
        Verdict = repetitions.All(manifest => manifest.Verdict == Manifest.Complete) ? Manifest.Complete : Manifest.Failed,
        Settings = repetitions[0].Settings with { Seeds = [.. repetitions.Select(manifest => manifest.Settings.Seed)] },
        Runs = [],
        Checks = [.. repetitions.SelectMany(manifest =>
            manifest.Checks.Select(check => check with { Run = $"{RepeatedResult.FolderOf(manifest.Settings.Seed)}/{check.Run}" }))],
    };
}
