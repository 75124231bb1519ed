// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Slurm.Submissions;
using Mp3.Protocol;

namespace Mp3.Experiments.Slurm;

/// <summary>
/// A sweep that is computed by Slurm, in rounds: what is missing is submitted, its tasks are followed to their end, and
/// the store alone says what came of them. Tasks of an earlier call, or of another process, are followed as one's own,
/// and nothing is submitted before they have ended.
/// </summary>
internal sealed class SlurmSession
{
    /// <summary>So many rounds without any entry, one after the other, and there is no next one.</summary>
    private const int MostBarren = 2;

    private const string Cancelled = "CANCELLED";

    // Not worth a word: these are judged by the store.
    private static readonly string[] UsualEnds = ["COMPLETED", "FAILED"];

    private static readonly TimeSpan CancellingTakes = TimeSpan.FromSeconds(10);

    private readonly SlurmOptions _options;
    private readonly RunStore _store;
    private readonly ISlurm _slurm;
    private readonly PatientSlurm _patient;
    private readonly SlurmPace _pace;
    private readonly TimeProvider _clock;
    private readonly IStudyProgress _progress;
    private readonly Func<IEnumerable<SlurmRun>> _missing;
    private readonly SweepFolder _folder;
    private readonly Submitter _submitter;
    private readonly UnableNodes _unable;
    private readonly QueueWatch _watch;

    // What an interrupt leaves behind.
    private IReadOnlyList<Submission> _current = [];

    public SlurmSession(
        SlurmOptions options,
        RunStore store,
        string program,
        ISlurm slurm,
        SlurmPace pace,
        TimeProvider clock,
        IStudyProgress progress,
        string sweep,
        Func<IEnumerable<SlurmRun>> missing)
    {
        (_options, _store, _slurm, _pace, _clock, _progress, _missing) = (options, store, slurm, pace, clock, progress, missing);
        _patient = new PatientSlurm(slurm, pace, clock, progress.Say);
        _folder = new SweepFolder(store, sweep);
        _submitter = new Submitter(_patient, store, program, options, progress);
        _unable = new UnableNodes(_patient, options, progress);
        _watch = new QueueWatch(_patient, _unable, new FailedRuns(store, progress), progress, pace, clock);
    }

    /// <summary>Runs it to its end.</summary>
    public async Task<SlurmOutcome> RunAsync(CancellationToken cancellation)
    {
        (long stored, int barren) = (0, 0);
        try
        {
            while (await JoinOrSubmitAsync(cancellation))
            {
                if (!_options.Waits)
                {
                    _progress.Say($"the same command comes back to them; {WayToCancel} cancels them");
                    return new SlurmOutcome(IsDone: false, stored);
                }

                var runs = new OutstandingRuns(_store.Layout, _current.SelectMany(submission => submission.Names()));
                Round round = await _watch.FollowAsync(_current, runs, cancellation);
                stored += round.Stored;
                barren = round.IsOfUse ? 0 : barren + 1;
                if (round.Left > 0 && _missing().Any())
                {
                    await JudgeAsync(round, barren, cancellation);
                }
            }

            return new SlurmOutcome(IsDone: true, stored);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && _current.Count > 0)
        {
            throw await InterruptedAsync();
        }
    }

    /// <summary>Finds what is to be followed: submissions whose tasks have not ended, else a new one of all that is missing.</summary>
    /// <returns>False: nothing is.</returns>
    private async Task<bool> JoinOrSubmitAsync(CancellationToken cancellation)
    {
        using IDisposable held = await _folder.LockAsync(_pace, _clock, () => _progress.Say("another process submits this sweep; waiting for it"), cancellation);
        IReadOnlyList<Submission> earlier = _folder.Submissions();
        if (earlier.Count > 0)
        {
            JobQueue queue = await _patient.QueueAsync([.. earlier.Select(submission => submission.JobName)], cancellation);
            if (queue.Tasks > queue.Completing)
            {
                _current = [.. earlier.Where(submission => queue.Jobs.Contains(submission.JobName))];
                _progress.Say($"{Counted(queue.Tasks, "task")} of this sweep {(queue.Tasks == 1 ? "is" : "are")} in Slurm's queue already");
                return true;
            }
        }

        _current = [];
        Submission next = _folder.Next();
        SubmittedRuns submitted = await _submitter.SubmitAsync(next, _missing(), _unable.Names, () => _current = [next], cancellation);
        foreach (Submission submission in earlier)
        {
            submission.Delete();
        }

        if (submitted.Runs == 0)
        {
            _folder.Delete();
        }
        else
        {
            _progress.Say($"submitted {Counted(submitted.Runs, "run")} as {Counted(submitted.Tasks, "task")} of the job {next.JobName}");
        }

        return submitted.Runs > 0;
    }

    /// <summary>Decides whether another round makes sense, after one that left something.</summary>
    private async Task JudgeAsync(Round round, int barren, CancellationToken cancellation)
    {
        string job = _current[^1].JobName;
        IReadOnlyDictionary<string, int> ends = await _patient.EndsAsync(job, (await _patient.LimitsAsync(cancellation)).HasAccounting, cancellation);
        if (!round.WereHeld && ends.ContainsKey(Cancelled))
        {
            throw Mp3Exception.Failed($"the job {job} was cancelled; the runs that are done are in the store, and the same command submits the others");
        }

        if (barren < MostBarren)
        {
            string unusual = Words(ends.Where(end => !UsualEnds.Contains(end.Key)));
            if (unusual.Length > 0)
            {
                _progress.Say($"tasks of the job {job} ended as {unusual}; what they left is submitted again");
            }

            return;
        }

        IReadOnlyList<string> last = _current[^1].LastWords();
        string how = ends.Count == 0 ? "" : $", which ended as {Words(ends)},";
        string said = last.Count == 0 ? $"they said nothing in {_current[^1].Logs}: do the nodes see that folder?" : $"the last one said: {last[^1]}";
        throw new Mp3Exception($"{MostBarren} rounds of tasks{how} brought no run to the store {_store.Root}; {said}", ExitCode.Failed) { Details = last };
    }

    private async Task<Mp3Exception> InterruptedAsync()
    {
        if (!_options.CancelsOnInterrupt)
        {
            return new Mp3Exception($"interrupted; what was submitted goes on: the same command comes back to it, {WayToCancel} cancels it", ExitCode.Interrupted);
        }

        using var end = new CancellationTokenSource(CancellingTakes);
        try
        {
            foreach (Submission submission in _current)
            {
                await _slurm.CancelAsync(submission.JobName, end.Token);
            }

            return new Mp3Exception("interrupted; its jobs are cancelled, and the runs that are done are in the store", ExitCode.Interrupted);
        }
        catch (Exception e) when (e is OperationCanceledException or ControllerSilentException)
        {
            return new Mp3Exception($"interrupted; Slurm does not answer, so its jobs go on: {WayToCancel} cancels them", ExitCode.Interrupted, e);
        }
    }

    private string WayToCancel => string.Join(" && ", _current.Select(submission => $"scancel --name={submission.JobName}"));

    private static string Words(IEnumerable<KeyValuePair<string, int>> ends) =>
        string.Join(", ", ends.OrderByDescending(end => end.Value).Select(end => $"{end.Key} ({end.Value:N0})"));

    private static string Counted(long number, string what) => $"{number:N0} {what}{(number == 1 ? "" : "s")}";
}
