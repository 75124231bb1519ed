// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;

namespace Mp3.Experiments.Slurm;

/// <summary>Tells of runs that fail by themselves, once each; of many, only how many there are.</summary>
/// <param name="store">The store, which has a mark for each.</param>
/// <param name="progress">Is told.</param>
internal sealed class FailedRuns(RunStore store, IStudyProgress progress)
{
    private const int Told = 10;

    private readonly string _folder = store.Layout.Failures;
    private long _ticks;

    /// <summary>How many there were so far.</summary>
    public int Count { get; private set; }

    /// <summary>Takes those that have failed since the last look out of <paramref name="runs"/>.</summary>
    public void Look(OutstandingRuns runs)
    {
        long ticks = Directory.Exists(_folder) ? Directory.GetLastWriteTimeUtc(_folder).Ticks : 0;
        if (ticks == _ticks)
        {
            return;
        }

        foreach (FailedRun failed in store.Failures.Names().Where(runs.Contains).Select(store.Failures.Find).OfType<FailedRun>())
        {
            runs.Remove(failed.Name);
            Tell(failed);
        }

        _ticks = ticks;
    }

    private void Tell(FailedRun failed)
    {
        Count++;
        if (Count <= Told)
        {
            progress.Say($"{failed.Run} ({failed.Name.Abbreviated}) failed: {failed.Why}");
        }
        else if (Count == Told + 1)
        {
            progress.Say("more runs failed; the sweep's list has all of them (--list)");
        }
    }
}
