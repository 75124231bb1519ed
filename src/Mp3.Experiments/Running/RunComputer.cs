// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>
/// Brings runs into the store and holds none of what comes out. A run that fails by itself is noted there, and the others
/// go on.
/// </summary>
/// <param name="use">The store; there is one.</param>
/// <param name="progress">Is told how it goes.</param>
internal sealed class RunComputer(StoreUse use, IStudyProgress progress)
{
    private readonly Lock _lock = new();
    private readonly List<FailedRun> _failed = [];
    private readonly StoreWarnings _warnings = new(progress);
    private int _computed;
    private int _kept;

    /// <summary>All runs.</summary>
    /// <param name="runs">The runs; asked for one by one, as guests end.</param>
    /// <param name="jobs">Guests at once.</param>
    /// <param name="cancellation">Ends all guests and waits until they are gone.</param>
    /// <exception cref="Mp3Exception">The store can't keep what came out (1), the machine lacks something (69): that ends all.</exception>
    public async Task<ComputedRuns> ComputeAsync(IEnumerable<NamedRun> runs, int jobs, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        try
        {
            await Parallel.ForEachAsync(runs, options, async (run, token) => await TryComputeAsync(run, token));
        }
        catch (OperationCanceledException)
        {
            if (_computed > 0)
            {
                progress.Say($"{_computed:N0} {(_computed == 1 ? "run is" : "runs are")} done and in the store: the next start computes the rest alone");
            }

            throw;
        }

        return new ComputedRuns(_computed, _kept, [.. _failed.OrderBy(failed => failed.Name)]);
    }

    private async Task TryComputeAsync(NamedRun run, CancellationToken cancellation)
    {
        RunStore store = StoreOf(use);
        RunObtained obtained;
        try
        {
            obtained = await RunOnce.GetAsync(
                store,
                run.Host.InputsOf(run.Run.Recipe),
                token => ReportedBoot.PackedAsync(run.Study, run.Host, run.Run, progress, token),
                use.IsFresh,
                () => progress.Say($"{run.Run.Name}: another process is computing it; waiting for that"),
                cancellation);
        }
        catch (Mp3Exception e) when (e.ExitCode == ExitCode.Failed)
        {
            Note(store, new FailedRun(run.Name, run.Run.Name, e.Message));
            return;
        }

        _warnings.Tell(obtained.Warnings);
        if (!obtained.IsKept)
        {
            throw Mp3Exception.Failed($"{run.Run.Name} was computed and can't be kept: {(obtained.Warnings is [.., var last] ? last : "the store refuses it")}");
        }

        store.Failures.Forget(run.Name);
        if (obtained.IsFromStore)
        {
            Interlocked.Increment(ref _kept);
            progress.Kept(run.Run.Shown);
        }
        else
        {
            Interlocked.Increment(ref _computed);
        }
    }

    private void Note(RunStore store, FailedRun failed)
    {
        store.Failures.Note(failed);
        progress.Say(failed.Why);
        lock (_lock)
        {
            _failed.Add(failed);
        }
    }

    private static RunStore StoreOf(StoreUse use) => use.Store ?? throw new InvalidOperationException("runs are computed into a store, and there is none");
}

/// <summary>What came of it.</summary>
/// <param name="Computed">Runs that were computed by this call.</param>
/// <param name="FromStore">Runs that were there, or that another process computed meanwhile.</param>
/// <param name="Failed">Runs that failed by themselves, in the order of their names.</param>
internal sealed record ComputedRuns(int Computed, int FromStore, IReadOnlyList<FailedRun> Failed);
