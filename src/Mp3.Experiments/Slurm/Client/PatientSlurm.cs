// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Slurm.Client;

/// <summary>Asks Slurm again while its controller does not answer, for a while, and says so once.</summary>
/// <param name="slurm">Slurm.</param>
/// <param name="pace">How long, and how often.</param>
/// <param name="clock">The host's.</param>
/// <param name="say">Is told that it waits, and that it need not any more.</param>
internal sealed class PatientSlurm(ISlurm slurm, SlurmPace pace, TimeProvider clock, Action<string> say) : ISlurm
{
    /// <inheritdoc/>
    public Task<SlurmLimits> LimitsAsync(CancellationToken cancellation) => AskAsync(() => slurm.LimitsAsync(cancellation), cancellation);

    /// <inheritdoc/>
    // An answer that is lost may hide a job that is there: who submits has to look.
    public Task SubmitAsync(IReadOnlyList<string> options, string script, IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        slurm.SubmitAsync(options, script, arguments, cancellation);

    /// <inheritdoc/>
    public Task<JobQueue> QueueAsync(IReadOnlyCollection<string> jobNames, CancellationToken cancellation) =>
        AskAsync(() => slurm.QueueAsync(jobNames, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, int>> EndsAsync(string jobName, bool hasAccounting, CancellationToken cancellation) =>
        AskAsync(() => slurm.EndsAsync(jobName, hasAccounting, cancellation), cancellation);

    /// <inheritdoc/>
    public Task ExcludeAsync(string jobName, IReadOnlyCollection<string> nodes, CancellationToken cancellation) =>
        AskAsync(() => slurm.ExcludeAsync(jobName, nodes, cancellation), cancellation);

    /// <inheritdoc/>
    public Task CancelAsync(string jobName, CancellationToken cancellation) => AskAsync(() => slurm.CancelAsync(jobName, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SlurmNode>> NodesAsync(string? partition, CancellationToken cancellation) =>
        AskAsync(() => slurm.NodesAsync(partition, cancellation), cancellation);

    private Task<bool> AskAsync(Func<Task> ask, CancellationToken cancellation) => AskAsync(
        async () =>
        {
            await ask();
            return true;
        },
        cancellation);

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        long? silentSince = null;
        while (true)
        {
            try
            {
                T answer = await ask();
                if (silentSince is not null)
                {
                    say("Slurm's controller answers again");
                }

                return answer;
            }
            catch (ControllerSilentException e)
            {
                if (silentSince is null)
                {
                    silentSince = clock.GetTimestamp();
                    say($"Slurm's controller does not answer ({e.Message}); waiting for it, at most {pace.Controller.TotalMinutes:0.#} minutes");
                }
                else if (clock.GetElapsedTime(silentSince.Value) > pace.Controller)
                {
                    throw Mp3Exception.Unavailable(
                        $"Slurm's controller has not answered for {pace.Controller.TotalMinutes:0.#} minutes ({e.Message}); jobs that it has go on, and the same command comes back to them", e);
                }

                await Task.Delay(pace.Look, clock, cancellation);
            }
        }
    }
}
