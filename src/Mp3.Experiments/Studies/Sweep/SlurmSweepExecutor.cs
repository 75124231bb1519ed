// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>Has Slurm compute a sweep.</summary>
/// <param name="slurm">Slurm.</param>
internal sealed class SlurmSweepExecutor(SlurmExecutor slurm) : ISweepExecutor
{
    /// <inheritdoc/>
    public async Task<bool> ComputeAsync(SweepWork work, IStudyProgress progress, CancellationToken cancellation)
    {
        SlurmOutcome outcome = await slurm.ComputeAsync(work.Runs.Digest, Missing, progress, cancellation);
        return outcome.IsDone;

        IEnumerable<SlurmRun> Missing()
        {
            // Nodes are given names alone, and what came out may have brought more of them.
            if (work.Runs.Missing().Any())
            {
                Shelved.Deposit(work.Runs, cancellation);
            }

            return work.Runs.Missing().Select(run => new SlurmRun(run.Name, run.Named.HostMib + GuestScheduler.OverheadMib, work.Price.SecondsOf(run.Run)));
        }
    }
}
