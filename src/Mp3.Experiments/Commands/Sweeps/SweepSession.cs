// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Sweeps;

/// <summary>A sweep from the command to the pictures: compute what is missing, write, draw, publish, say.</summary>
internal static class SweepSession
{
    /// <param name="plan">The sweep.</param>
    /// <param name="choices">How it is run.</param>
    /// <param name="executor">Computes what is missing.</param>
    /// <param name="cancellation">Ends all guests; what is done stays in the store.</param>
    /// <returns>The exit code: 1 if a check was violated or a run came to no outcome.</returns>
    public static async Task<int> RunAsync(SweepPlan plan, SweepChoices choices, ISweepExecutor executor, CancellationToken cancellation)
    {
        // First of all: an --out that can't be written must not cost hours.
        using ResultDraft draft = ResultFolder.Create(choices.Out);
        (SweepResult Result, SweepChecks Checks)? written = await ProgressDisplay.ShowAsync(runs: 0, async progress =>
        {
            SweepRuns? runs = await ComputeAsync(plan, choices, executor, progress, cancellation);
            if (runs is null)
            {
                return ((SweepResult, SweepChecks)?)null;
            }

            progress.Say("writing the tables");
            return SweepWriter.Write(draft, runs, cancellation);
        });
        if (written is not (var result, var checks))
        {
            return ExitCode.Success;
        }

        await Publication.PublishAsync(draft, StudyList.View(result), [], choices.Json, cancellation);
        foreach (CheckResult check in checks.Violated)
        {
            await Console.Error.WriteLineAsync($"check violated in {check.Run}: {check.Name}: {check.Detail}");
        }

        return await Publication.SayChecksAsync(result.Manifest.Checks);
    }

    /// <returns>null: others compute it, and nobody waits for them.</returns>
    private static async Task<SweepRuns?> ComputeAsync(
        SweepPlan plan, SweepChoices choices, ISweepExecutor executor, IStudyProgress progress, CancellationToken cancellation)
    {
        SweepRuns runs = await SweepRuns.PrepareAsync(plan, choices.Store, new GuestHosts(choices.Qemu).OfAsync, progress, cancellation);
        long stored = 0;
        long failed = 0;
        foreach (SweepRun run in runs.All())
        {
            stored += run.State == RunState.Stored ? 1 : 0;
            failed += run.State == RunState.Failed ? 1 : 0;
            if (choices.Retries && run.State == RunState.Failed)
            {
                choices.Store.Failures.Forget(run.Name);
            }
        }

        progress.Say($"{runs.Count:N0} runs{(runs.HasRounds ? " or more" : "")}, {stored:N0} of them in the store ({choices.Store.Root})");
        if (failed > 0)
        {
            progress.Say(choices.Retries
                ? $"{failed:N0} failed before, and {(failed == 1 ? "is" : "are")} tried again"
                : $"{failed:N0} failed before, and {(failed == 1 ? "is" : "are")} not tried again without --retry");
        }

        return await executor.ComputeAsync(new SweepWork(runs, RunPrice.Of(runs)), progress, cancellation) ? runs : null;
    }
}
