// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies;

/// <summary>A study that is over and written.</summary>
/// <param name="Result">As it was written.</param>
/// <param name="Sources">Where each run came from, in their order.</param>
internal sealed record StudyRun(IStudyResult Result, IReadOnlyList<RunSource> Sources)
{
    /// <summary>Gets the runs of a study and writes what came out.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="draft">Where data and manifest go.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Ends all guests and waits until they are gone.</param>
    /// <exception cref="Protocol.Mp3Exception">The machine lacks something, or a guest failed.</exception>
    public static async Task<StudyRun> OfAsync(IStudyRequest request, ResultDraft draft, IStudyProgress progress, CancellationToken cancellation)
    {
        request.RequireSense();
        IStudyRequest prepared = await request.PrepareAsync(progress, cancellation);
        DoneRuns done = await WantedRunner.RunAsync(
            prepared.Choices, prepared.Want, prepared.HasRounds ? prepared.Next : null, progress, cancellation);
        return new StudyRun(prepared.Write(draft, done), done.Sources);
    }
}
