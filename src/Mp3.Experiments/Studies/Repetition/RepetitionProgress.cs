// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Repetition;

/// <summary>Tells apart the runs of repetitions, which have the same names.</summary>
internal sealed class RepetitionProgress(IStudyProgress inner, ulong seed) : IStudyProgress
{
    public void Say(string message) => inner.Say($"seed {seed}: {message}");

    public void Planned(IReadOnlyList<PlannedRun> runs, int jobs) =>
        inner.Planned([.. runs.Select(run => run with { Name = Named(run.Name) })], jobs);

    public void Kept(GuestPlan run) => inner.Kept(Named(run));

    public void Started(GuestPlan run) => inner.Started(Named(run));

    public void Advanced(GuestPlan run, ProgressLine line) => inner.Advanced(Named(run), line);

    public void Finished(GuestPlan run) => inner.Finished(Named(run));

    private GuestPlan Named(GuestPlan run) => run with { Run = Named(run.Run) };

    private string Named(string run) => $"seed {seed}, {run}";
}
