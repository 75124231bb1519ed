// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>Boots the guest of a run; somebody is told how it goes.</summary>
internal static class ReportedBoot
{
    /// <summary>The outcome as the store keeps it, and what it took.</summary>
    /// <param name="study">Who wants it, for the store's lists.</param>
    /// <param name="host">What boots it.</param>
    /// <param name="run">The run.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Kills the guest and waits until it is gone.</param>
    /// <exception cref="Mp3Exception">As of <see cref="OfAsync"/>.</exception>
    public static async Task<(RunOutcome Outcome, RunNotes Notes)> PackedAsync(
        string study, GuestHost host, WantedRun run, IStudyProgress progress, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        GuestOutcome.Finished finished = await OfAsync(host, run, progress, cancellation);
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (PackedOutcome.Pack(finished), new RunNotes(study, run.Recipe.Plan.Run, wall, finished.HostCpuSeconds, HostFacts.Current));
    }

    /// <param name="host">What boots it.</param>
    /// <param name="run">The run.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Kills the guest and waits until it is gone.</param>
    /// <exception cref="Mp3Exception">The guest came to no result (1), or the machine lacks something (69).</exception>
    public static async Task<GuestOutcome.Finished> OfAsync(
        GuestHost host, WantedRun run, IStudyProgress progress, CancellationToken cancellation)
    {
        progress.Started(run.Shown);
        try
        {
            GuestOutcome outcome = await host.RunAsync(run.Recipe, host.InitramfsOf(run.Recipe), RunSteps.PatienceOf(run.Recipe.Plan), Report, cancellation);
            GuestOutcome.Finished finished = outcome.Require(run.Name);
            progress.Finished(run.Shown);
            return finished;
        }
        catch (Mp3Exception)
        {
            progress.Failed(run.Shown);
            throw;
        }

        void Report(string text)
        {
            if (ProgressLine.TryParse(text, out ProgressLine? line))
            {
                progress.Advanced(run.Shown, line);
            }
            else if (OutputLine.TryParse(text, out OutputLine? printed))
            {
                progress.Printed(run.Shown, printed);
            }
        }
    }
}
