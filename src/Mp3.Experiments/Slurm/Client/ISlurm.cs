// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Slurm.Client;

/// <summary>
/// What is asked of Slurm. Jobs are known by their names, which are unique: ids are given out again after a controller
/// has lost its state.
/// </summary>
/// <remarks>
/// Each throws a <see cref="ControllerSilentException"/> if the controller does not answer, and an
/// <see cref="Mp3Exception"/> if a command is missing (69) or refuses.
/// </remarks>
internal interface ISlurm
{
    /// <summary>How large a submission may be.</summary>
    Task<SlurmLimits> LimitsAsync(CancellationToken cancellation);

    /// <summary>Submits a job.</summary>
    /// <param name="options">Of sbatch.</param>
    /// <param name="script">Path of the script.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Gives up.</param>
    Task SubmitAsync(IReadOnlyList<string> options, string script, IReadOnlyList<string> arguments, CancellationToken cancellation);

    /// <summary>The tasks of these jobs that have not ended.</summary>
    Task<JobQueue> QueueAsync(IReadOnlyCollection<string> jobNames, CancellationToken cancellation);

    /// <summary>How the tasks of a job ended, as far as Slurm remembers: state, such as <c>FAILED</c>, and number.</summary>
    /// <param name="jobName">The job.</param>
    /// <param name="hasAccounting">Whether the cluster keeps accounts; else only what has just ended is known.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyDictionary<string, int>> EndsAsync(string jobName, bool hasAccounting, CancellationToken cancellation);

    /// <summary>Keeps the tasks of a job that have not begun from these nodes. Where that can't be done, nothing is.</summary>
    Task ExcludeAsync(string jobName, IReadOnlyCollection<string> nodes, CancellationToken cancellation);

    /// <summary>Cancels what has not ended of a job.</summary>
    Task CancelAsync(string jobName, CancellationToken cancellation);

    /// <summary>The nodes of a partition, or of all.</summary>
    Task<IReadOnlyList<SlurmNode>> NodesAsync(string? partition, CancellationToken cancellation);
}

/// <summary>What the cluster's configuration allows.</summary>
/// <param name="ArrayTasks">Most tasks of an array; their numbers begin with 0.</param>
/// <param name="Jobs">Most jobs that the controller keeps, each task being one.</param>
/// <param name="HasAccounting">Whether ended jobs are remembered.</param>
internal sealed record SlurmLimits(int ArrayTasks, int Jobs, bool HasAccounting);

/// <summary>A node in a partition.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Partition">The partition; a node may be in several.</param>
/// <param name="IsDefault">It is the cluster's default partition.</param>
/// <param name="State">In Slurm's word, such as <c>idle</c>.</param>
internal sealed record SlurmNode(string Name, string Partition, bool IsDefault, string State);

/// <summary>The controller did not answer; it may later.</summary>
/// <param name="message">In Slurm's words.</param>
internal sealed class ControllerSilentException(string message) : Exception(message);
