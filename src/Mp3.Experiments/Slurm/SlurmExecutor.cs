// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm.Client;
using Mp3.Protocol;

namespace Mp3.Experiments.Slurm;

/// <summary>Has Slurm compute what a store lacks.</summary>
/// <param name="options">As the user wants it.</param>
/// <param name="store">The store, which the nodes see at the same path.</param>
/// <param name="program">Absolute path of mp3, here and on the nodes.</param>
/// <param name="slurm">Slurm.</param>
/// <param name="pace">How often to look, and how long to wait.</param>
/// <param name="clock">The host's.</param>
internal sealed class SlurmExecutor(SlurmOptions options, RunStore store, string program, ISlurm slurm, SlurmPace pace, TimeProvider clock)
{
    /// <summary>This machine's Slurm, and this program.</summary>
    public SlurmExecutor(SlurmOptions options, RunStore store)
        : this(options, store, Program, new SlurmCommands(), new SlurmPace(), TimeProvider.System)
    {
    }

    /// <summary>This program, which nodes see at the same path.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "mp3");

    /// <summary>Computes what is missing.</summary>
    /// <param name="sweep">Digest of the sweep, 64 hex digits: names its folder in the store.</param>
    /// <param name="missing">What the store lacks now and did not fail; asked again after each round; lazily enumerated.</param>
    /// <param name="progress">Is told.</param>
    /// <param name="cancellation">Ends it; the jobs go on or are cancelled, as the options say.</param>
    /// <exception cref="Mp3Exception">A command of Slurm is missing, or no node can compute (69); Slurm refuses (2); its tasks
    /// store nothing, or were cancelled (1); it was interrupted while there were jobs (130).</exception>
    public Task<SlurmOutcome> ComputeAsync(
        string sweep, Func<IEnumerable<SlurmRun>> missing, IStudyProgress progress, CancellationToken cancellation) =>
        new SlurmSession(options, store, program, slurm, pace, clock, progress, sweep, missing).RunAsync(cancellation);
}
