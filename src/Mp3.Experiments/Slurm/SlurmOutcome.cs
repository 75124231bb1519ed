// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Slurm;

/// <summary>What became of a sweep that was given to Slurm.</summary>
/// <param name="IsDone">Nothing is missing any more but what failed by itself; else the jobs were not waited for.</param>
/// <param name="Computed">Runs that came to the store meanwhile.</param>
internal sealed record SlurmOutcome(bool IsDone, long Computed);
