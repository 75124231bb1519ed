// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>Boots the guest of a run; somebody is told how it goes.</summary>
internal static class ReportedBoot
{
    /// <param name="host">What boots it.</param>
    /// <param name="run">The run.</param>
    /// <param name="patience">Wall time without a report after which it counts as hung; null: as usual.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Kills the guest and waits until it is gone.</param>
    /// <exception cref="Mp3Exception">The guest came to no result (1), or the machine lacks something (69).</exception>
    public static async Task<GuestOutcome.Finished> OfAsync(
        GuestHost host, WantedRun run, TimeSpan? patience, IStudyProgress progress, CancellationToken cancellation)
    {
        progress.Started(run.Shown);
        try
        {
            GuestOutcome outcome = await host.RunAsync(run.Recipe, host.InitramfsOf(run.Recipe), patience, Report, cancellation);
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
