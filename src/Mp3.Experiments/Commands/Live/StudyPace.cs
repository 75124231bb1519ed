// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Live;

/// <summary>
/// Estimates when the guests of a study will be done. What runs is judged by its own pace; what is still to run by
/// the work that theory expects of it, at the price that the other guests have paid for theirs.
/// </summary>
/// <param name="runs">Guests in all.</param>
internal sealed class StudyPace(int runs)
{
    /// <summary>
    /// The end of a guest, writing of its result included, over its boot, as long as none has ended: 0.1 in studies
    /// that have the host for themselves, to 0.4 on a busy one.
    /// </summary>
    private const double EndOverBoot = 0.2;

    private readonly Dictionary<string, RunPace> _running = new(StringComparer.Ordinal);
    private readonly List<TimeSpan> _boots = [];
    private readonly List<TimeSpan> _ends = [];
    private readonly List<PlannedRun> _batch = [];
    private readonly List<PlannedRun> _waiting = [];
    private double _paidWork;
    private TimeSpan _paid;
    private int _runs = runs;
    private int _planned;
    private int _jobs = 1;
    private TimeSpan? _told;

    /// <summary>Takes how many guests there are by now: a study with rounds learns it from round to round.</summary>
    public void Expect(int all) => _runs = all;

    /// <summary>Takes an estimate of somebody who knows all that is to come, which no guest planned here says.</summary>
    public void Tell(TimeSpan left, TimeSpan now) => _told = now + left;

    /// <summary>Takes the next guests, in the order in which they will be started.</summary>
    public void Plan(IReadOnlyList<PlannedRun> next, int jobs)
    {
        _batch.Clear();
        _batch.AddRange(next);
        _planned += next.Count;
        _jobs = jobs;
        _waiting.AddRange(next);
    }

    /// <summary>A guest less: its outcome is there.</summary>
    public void Keep() => _planned++;

    public void Start(GuestPlan run, TimeSpan now)
    {
        _running[run.Run] = new RunPace(run, _batch.Find(planned => planned.Name == run.Run)?.Forecast, now);
        _ = _waiting.RemoveAll(waiting => waiting.Name == run.Run);
    }

    public void Advance(GuestPlan run, ProgressLine line, TimeSpan now)
    {
        RunPace pace = _running[run.Run];
        bool wasBooting = pace.Boot is null;
        pace.Advance(now, line);
        if (wasBooting)
        {
            _boots.Add(pace.Boot!.Value);
        }
    }

    public void Finish(GuestPlan run, TimeSpan now)
    {
        if (_running.Remove(run.Run, out RunPace? pace))
        {
            _ends.Add(now - pace.LastReport);
            _paid += pace.Worked;
            _paidWork += WorkOf(run.Run);
        }
    }

    /// <summary>A guest that came to nothing says nothing of the others.</summary>
    public void Drop(GuestPlan run) => _running.Remove(run.Run);

    /// <summary>Until a guest is gone; null: it is not running, or it is too early to say.</summary>
    public TimeSpan? LeftOf(GuestPlan run, TimeSpan now) =>
        _running.TryGetValue(run.Run, out RunPace? pace) && pace.LeftAtLastReport is { } left
            ? NotLess(left + End() - (now - pace.LastReport))
            : null;

    /// <summary>Until the last guest is gone; null: too early to say.</summary>
    public TimeSpan? Left(TimeSpan now)
    {
        if (_told is { } told)
        {
            return NotLess(told - now);
        }

        bool isUnknown = _runs > 1 && _batch.Count == 0;
        if (isUnknown || _boots.Count == 0 || Price() is not { } price)
        {
            return null;
        }

        TimeSpan[] busy = [.. _running.Select(pair => Rest(pair.Key, pair.Value))];
        TimeSpan batch = Makespan(busy, _waiting);
        // Repetitions are planned one after the other: the others take what this one does.
        double others = _batch.Count > 0 ? (_runs - _planned) / (double)_batch.Count : 0;
        return batch + (others * Makespan([], _batch));

        TimeSpan Rest(string name, RunPace pace) => NotLess((pace.LeftAtLastReport, pace.Boot) switch
        {
            ({ } left, _) => left - (now - pace.LastReport) + End(),
            (null, { }) => (WorkOf(name) * price) - (now - pace.LastReport) + pace.Worked + End(),
            _ => Whole(WorkOf(name)) - (now - pace.Started),
        });

        TimeSpan Whole(double work) => Mean(_boots) + (work * price) + End();

        TimeSpan Makespan(IEnumerable<TimeSpan> running, IEnumerable<PlannedRun> waiting)
        {
            var slots = new PriorityQueue<TimeSpan, TimeSpan>(running.Select(end => (end, end)));
            TimeSpan last = slots.UnorderedItems.Select(slot => slot.Element).DefaultIfEmpty().Max();
            foreach (PlannedRun run in waiting)
            {
                TimeSpan begin = slots.Count < _jobs ? TimeSpan.Zero : slots.Dequeue();
                TimeSpan end = begin + Whole(run.Work);
                slots.Enqueue(end, end);
                last = end > last ? end : last;
            }

            return last;
        }
    }

    /// <summary>The host's time for a unit of work, by those that are done and those that say when they will be.</summary>
    private TimeSpan? Price()
    {
        double work = _paidWork;
        TimeSpan time = _paid;
        foreach ((string name, RunPace pace) in _running)
        {
            if (pace.LeftAtLastReport is { } left)
            {
                work += WorkOf(name);
                time += pace.Worked + left;
            }
        }

        return work > 0 ? time / work : null;
    }

    private double WorkOf(string name) => _batch.Find(run => run.Name == name)?.Work ?? 1;

    private TimeSpan End() => _ends.Count > 0 ? Mean(_ends) : EndOverBoot * Mean(_boots);

    private static TimeSpan Mean(List<TimeSpan> times) =>
        times.Count > 0 ? times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time) / times.Count : TimeSpan.Zero;

    private static TimeSpan NotLess(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
