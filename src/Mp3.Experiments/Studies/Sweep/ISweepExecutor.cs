// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>Brings the runs of a sweep into the store: here, or wherever else the store is seen.</summary>
internal interface ISweepExecutor
{
    /// <summary>Computes what is missing, round after round if what comes out decides what follows.</summary>
    /// <param name="work">What is to be computed.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Ends it; what is done stays in the store.</param>
    /// <returns>False: others go on with it, and nobody waits for them.</returns>
    /// <exception cref="Mp3Exception">Unavailable: here it can't be done; Failed: the store can't keep what comes out.</exception>
    Task<bool> ComputeAsync(SweepWork work, IStudyProgress progress, CancellationToken cancellation);
}

/// <summary>What is to be computed of a sweep.</summary>
/// <param name="Runs">All of its runs, and which the store lacks.</param>
/// <param name="Price">What a run is going to cost.</param>
internal sealed record SweepWork(SweepRuns Runs, RunPrice Price);
