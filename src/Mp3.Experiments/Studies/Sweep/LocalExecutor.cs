// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>Computes a sweep on this machine.</summary>
/// <param name="use">What is done with the store.</param>
/// <param name="jobs">Guests at once; null: as many as fit.</param>
internal sealed class LocalExecutor(StoreUse use, int? jobs) : ISweepExecutor
{
    /// <inheritdoc/>
    public async Task<bool> ComputeAsync(SweepWork work, IStudyProgress progress, CancellationToken cancellation)
    {
        SweepRuns runs = work.Runs;
        int? atOnce = null;
        HashSet<RunName> computed = [];
        var lines = new Lazy<IReadOnlyList<RunLine>>(() => runs.Store.Index.Lines());
        while (true)
        {
            (long count, double seconds) = CountOf(Wanted(), work.Price);
            if (count == 0)
            {
                return true;
            }

            atOnce ??= GuestsAtOnce(runs);
            progress.Say($"{count:N0} {(count == 1 ? "run" : "runs")} to compute, {Math.Min(atOnce.Value, count)} at once");
            var pace = new SweepPace(progress, work.Price, seconds, TimeProvider.System);
            progress.Expect((int)Math.Min(int.MaxValue, count));
            await new RunComputer(use, pace).ComputeAsync(Named(), atOnce.Value, cancellation);
            if (!runs.HasRounds)
            {
                return true;
            }

            IEnumerable<NamedRun> Named()
            {
                foreach (SweepRun run in Wanted())
                {
                    NamedRun named = run.Named;
                    if (use.IsFresh)
                    {
                        computed.Add(named.Name);
                    }

                    if (use.Explains && run.State == RunState.Missing)
                    {
                        progress.Say($"{named.Run.Name} is not in the store: {RunExecutor.WhyNot(runs.Store, lines.Value, named.Host.InputsOf(named.Run.Recipe))}");
                    }

                    pace.Take(named.Run);
                    yield return named;
                }
            }
        }

        // What is computed anew is in the store before, and afterwards.
        IEnumerable<SweepRun> Wanted() => use.IsFresh
            ? runs.All().Where(run => run.State != RunState.Failed && !computed.Contains(run.Name))
            : runs.Missing();
    }

    // What is all in the store needs no machine that could compute it.
    private int GuestsAtOnce(SweepRuns runs)
    {
        int hostMib = runs.HostMib();
        HostMemory.RequireHost(hostMib, GuestScheduler.AvailableMib());
        return jobs ?? GuestScheduler.DefaultJobs(hostMib);
    }

    private static (long Count, double Seconds) CountOf(IEnumerable<SweepRun> runs, RunPrice price)
    {
        long count = 0;
        double seconds = 0;
        foreach (SweepRun run in runs)
        {
            count++;
            seconds += price.SecondsOf(run.Run);
        }

        return (count, seconds);
    }
}
