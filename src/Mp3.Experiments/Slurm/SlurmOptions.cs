// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Slurm;

/// <summary>How a sweep is given to Slurm.</summary>
internal sealed record SlurmOptions
{
    /// <summary>Where the jobs run; null: the cluster's default partition.</summary>
    public string? Partition { get; init; }

    /// <summary>Who is charged; null: the user's default account.</summary>
    public string? Account { get; init; }

    /// <summary>How long a task may take, as Slurm writes it; null: what the partition allows.</summary>
    public string? Time { get; init; }

    /// <summary>Runs that a task computes; null: by <see cref="Submissions.TaskSize"/>.</summary>
    public int? PerTask { get; init; }

    /// <summary>More options of sbatch.</summary>
    public IReadOnlyList<string> Sbatch { get; init; } = [];

    /// <summary>Another QEMU than the one on PATH, here and on the nodes; null: not said.</summary>
    public string? Qemu { get; init; }

    /// <summary>Ctrl-C cancels the jobs; else they go on.</summary>
    public bool CancelsOnInterrupt { get; init; }

    /// <summary>The jobs are waited for; else they are submitted and that is all.</summary>
    public bool Waits { get; init; } = true;
}
