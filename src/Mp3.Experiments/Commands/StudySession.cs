// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>A study from the command to the pictures: run, write, draw, publish, say.</summary>
internal static class StudySession
{
    /// <param name="study">The study.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="json">Print one JSON document instead of tables.</param>
    /// <param name="cancellation">Ends all guests.</param>
    /// <returns>The exit code: 1 if a check was violated, else what the study says.</returns>
    public static async Task<int> RunAsync(IStudy study, IStudyRequest request, bool json, CancellationToken cancellation)
    {
        // First of all: an --out that can't be written must not cost minutes.
        using ResultDraft draft = ResultFolder.Create(request.Out ?? Publication.DefaultFolder(study.Name));
        StudyRun run = await ProgressDisplay.ShowAsync(request.Guests, progress => StudyRun.OfAsync(request, draft, progress, cancellation));
        await Publication.PublishAsync(draft, study.View(run.Result), run.Sources, json, cancellation);
        await Publication.SayMissingAsync(study.MissingOf(run.Result));
        int verdict = await Publication.SayChecksAsync(run.Result.Manifest.Checks);
        return verdict == ExitCode.Success ? request.ExitCodeOf(run.Result) : verdict;
    }
}
