// SPDX-License-Identifier: MIT

using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>A result that is made again and compared with itself.</summary>
internal static class ReproduceSession
{
    private const string RealClock = "real";

    /// <summary>Runs the study of a result again.</summary>
    /// <param name="original">The result.</param>
    /// <param name="draft">Where the new one is written to.</param>
    /// <param name="kernel">Another kernel than the manifest's; null: the same.</param>
    /// <param name="qemu">Another QEMU than the one on PATH; null: not said.</param>
    /// <param name="jobs">Guests at once; null: as many as fit.</param>
    /// <param name="cancellation">Ends all guests.</param>
    public static async Task<Comparison> RunAsync(
        OriginalResult original, ResultDraft draft, string? kernel, string? qemu, int? jobs, CancellationToken cancellation)
    {
        Manifest manifest = original.Manifest.Study == HandoffResult.Study
            ? await RunHandoffAsync(HandoffAgain.Of(original.Manifest, kernel) with { Qemu = qemu }, draft, cancellation)
            : await RunStudyAsync(StudyAgain.Of(original.Manifest, kernel, jobs), qemu, draft, cancellation);
        Dictionary<string, byte[]> files = manifest.Files.Keys.ToDictionary(
            name => name, name => ResultFolder.ReadFile(Path.Combine(draft.Path, name)), StringComparer.Ordinal);
        return Comparison.Of(original, manifest, files);
    }

    /// <summary>Refuses what can't come out the same.</summary>
    /// <exception cref="Mp3Exception">Usage: it ran under the host's clock.</exception>
    public static void RequireVirtualClock(OriginalResult original)
    {
        if (original.Manifest.Settings.Clock == RealClock)
        {
            throw Mp3Exception.Usage($"{original.Path} ran under the host's clock (--clock real), and no two such runs are equal: compare them instead");
        }
    }

    private static async Task<Manifest> RunStudyAsync(StudyAgain again, string? qemu, ResultDraft draft, CancellationToken cancellation)
    {
        StudyRunner.Outcome outcome = await ProgressDisplay.ShowAsync(
            again.Study.Runs.Count, progress => StudyRunner.RunAsync(again.Study, again.Options with { Qemu = qemu }, progress, cancellation));
        return draft.Write(outcome.Manifest, outcome.Samples, outcome.Runs).Manifest;
    }

    private static async Task<Manifest> RunHandoffAsync(HandoffOptions options, ResultDraft draft, CancellationToken cancellation)
    {
        HandoffRunner.Outcome outcome = await ProgressDisplay.ShowAsync(runs: 1, progress => HandoffRunner.RunAsync(options, progress, cancellation));
        return HandoffResult.Write(draft, outcome.Manifest, outcome.Scenarios, outcome.Timeline, outcome.Latencies).Manifest;
    }
}
