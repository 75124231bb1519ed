// SPDX-License-Identifier: MIT

using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>A result that is made again and compared with itself.</summary>
internal static class ReproduceSession
{
    private const string RealClock = "real";

    /// <summary>Runs the study of a result again.</summary>
    /// <param name="original">The result.</param>
    /// <param name="draft">Where the new one is written to.</param>
    /// <param name="options">What may be other than its manifest says.</param>
    /// <param name="cancellation">Ends all guests.</param>
    public static async Task<ReproducedResult> RunAsync(
        OriginalResult original, ResultDraft draft, AgainOptions options, CancellationToken cancellation)
    {
        IStudyRequest request = StudyList.Of(original.Manifest).Again(original.Manifest, options);
        StudyRun run = await ProgressDisplay.ShowAsync(request.Guests, progress => StudyRun.OfAsync(request, draft, progress, cancellation));
        Manifest manifest = run.Result.Manifest;
        Dictionary<string, byte[]> files = manifest.Files.Keys.Where(name => !ResultFolder.IsLarge(name)).ToDictionary(
            name => name, name => ResultFolder.ReadFile(Path.Combine(draft.Path, name)), StringComparer.Ordinal);
        return ReproducedResult.Of(original, manifest, files);
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
}
