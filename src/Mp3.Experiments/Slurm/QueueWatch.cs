// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Slurm.Submissions;

namespace Mp3.Experiments.Slurm;

/// <summary>Follows submissions until none of their tasks is left, and says how far they are.</summary>
/// <param name="slurm">Slurm.</param>
/// <param name="unable">Nodes that can't compute.</param>
/// <param name="failed">Runs that failed by themselves.</param>
/// <param name="progress">Is told.</param>
/// <param name="pace">How often to look.</param>
/// <param name="clock">The host's.</param>
internal sealed class QueueWatch(ISlurm slurm, UnableNodes unable, FailedRuns failed, IStudyProgress progress, SlurmPace pace, TimeProvider clock)
{
    /// <summary>Time between two looks into the store, in looks.</summary>
    private const int BetweenLooks = 20;

    private long _lookedAt;
    private TimeSpan _lookTook;
    private long _told;
    private string _line = "";

    /// <summary>Waits for the end of all tasks.</summary>
    /// <param name="submissions">Whose tasks.</param>
    /// <param name="runs">What they are to compute.</param>
    /// <param name="cancellation">Ends the wait; the tasks go on.</param>
    public async Task<Round> FollowAsync(IReadOnlyList<Submission> submissions, OutstandingRuns runs, CancellationToken cancellation)
    {
        long begin = clock.GetTimestamp();
        long? completingSince = null;
        bool hasUnable = false;
        bool wereHeld = false;
        runs.Look();
        (int atFirst, int failedBefore) = (runs.Count, failed.Count);
        string[] jobs = [.. submissions.Select(submission => submission.JobName)];
        while (true)
        {
            // The queue first: what its last task stores is there when it is gone.
            JobQueue queue = await slurm.QueueAsync(jobs, cancellation);
            LookIntoStore(runs, isLast: queue.Tasks == queue.Completing);
            hasUnable |= await unable.LookAsync(submissions, cancellation);
            TimeSpan age = clock.GetElapsedTime(begin);
            int gone = atFirst - runs.Count;
            Tell(queue, gone, atFirst, age);
            if (queue.IsStuck)
            {
                if (!wereHeld)
                {
                    progress.Say($"tasks that Slurm could not start and holds: {queue.Waiting:N0}; they are cancelled");
                }

                wereHeld = true;
                foreach (string job in queue.Jobs)
                {
                    await slurm.CancelAsync(job, cancellation);
                }
            }

            completingSince = queue.Tasks > queue.Completing ? null : completingSince ?? clock.GetTimestamp();
            if (queue.Tasks == 0 || (completingSince is { } since && clock.GetElapsedTime(since) > pace.Completing))
            {
                return new Round(Stored: gone - (failed.Count - failedBefore), Failed: failed.Count - failedBefore, Left: runs.Count, hasUnable, wereHeld);
            }

            await Task.Delay(pace.LookAt(age), clock, cancellation);
        }
    }

    /// <summary>With very many runs a look takes long, and a file server's time belongs to the nodes: a twentieth of the time is enough.</summary>
    private void LookIntoStore(OutstandingRuns runs, bool isLast)
    {
        if (!isLast && clock.GetElapsedTime(_lookedAt) < _lookTook * BetweenLooks)
        {
            return;
        }

        long begin = clock.GetTimestamp();
        runs.Look();
        failed.Look(runs);
        (_lookedAt, _lookTook) = (clock.GetTimestamp(), clock.GetElapsedTime(begin));
    }

    private void Tell(JobQueue queue, int gone, int all, TimeSpan age)
    {
        string waiting = queue.MainReason is { } reason ? $"{queue.Waiting:N0} waiting ({reason})" : $"{queue.Waiting:N0} waiting";
        // Of the first run one can't tell how long a task's beginning took.
        string left = gone > 1 && gone < all ? $", {TimeLeft.Text(age / gone * (all - gone))}" : "";
        string line = $"{gone:N0} of {all:N0} runs done, {queue.Running:N0} {(queue.Running == 1 ? "task" : "tasks")} running, {waiting}";
        if (line != _line && (_line.Length == 0 || queue.Tasks == 0 || clock.GetElapsedTime(_told) >= pace.Telling))
        {
            progress.Say(line + left);
            (_line, _told) = (line, clock.GetTimestamp());
        }
    }
}

/// <summary>What came of submissions whose tasks have all ended.</summary>
/// <param name="Stored">Runs that came to the store.</param>
/// <param name="Failed">Runs that failed by themselves.</param>
/// <param name="Left">Runs that neither came nor failed.</param>
/// <param name="HasUnable">Nodes turned out to be unable to compute.</param>
/// <param name="WereHeld">Tasks that Slurm held were cancelled by who follows them.</param>
internal sealed record Round(long Stored, long Failed, long Left, bool HasUnable, bool WereHeld)
{
    /// <summary>Whether the next one has a better chance than this one had.</summary>
    public bool IsOfUse => Stored > 0 || Failed > 0 || HasUnable;
}
