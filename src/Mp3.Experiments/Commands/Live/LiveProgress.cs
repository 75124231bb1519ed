// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Live;

/// <summary>Keeps what a live view shows: what runs now, and the lines that stay.</summary>
/// <param name="runs">Guests in all.</param>
/// <param name="clock">The host's.</param>
internal sealed class LiveProgress(int runs, TimeProvider clock) : IStudyProgress
{
    private readonly Lock _lock = new();
    private readonly List<(GuestPlan Run, LiveGuest Guest)> _running = [];
    private readonly List<string> _news = [];
    private readonly StudyPace _pace = new(runs);
    private readonly PrintedLines _printed = new();
    private readonly long _origin = clock.GetTimestamp();
    private int _runs = runs;
    private bool _hasRounds;
    private int _finished;

    private TimeSpan Now => clock.GetElapsedTime(_origin);

    public void Say(string message)
    {
        lock (_lock)
        {
            _news.Add(message);
        }
    }

    public void Round(int runs)
    {
        lock (_lock)
        {
            (_runs, _hasRounds) = (runs, true);
            _pace.Expect(runs);
        }
    }

    public void Expect(int runs)
    {
        lock (_lock)
        {
            _runs = _finished + runs;
            _pace.Expect(_runs);
        }
    }

    public void Ahead(TimeSpan left)
    {
        lock (_lock)
        {
            _pace.Tell(left, Now);
        }
    }

    public void Planned(IReadOnlyList<PlannedRun> runs, int jobs)
    {
        lock (_lock)
        {
            _pace.Plan(runs, jobs);
        }
    }

    public void Kept(GuestPlan run)
    {
        lock (_lock)
        {
            _news.AddRange(_printed.End(run));
            _pace.Keep();
            _finished++;
        }
    }

    public void Started(GuestPlan run)
    {
        lock (_lock)
        {
            _running.Add((run, new LiveGuest(run)));
            _pace.Start(run, Now);
        }
    }

    public void Advanced(GuestPlan run, ProgressLine line)
    {
        lock (_lock)
        {
            _running.Find(guest => guest.Run.Run == run.Run).Guest.Advance(line);
            _pace.Advance(run, line, Now);
        }
    }

    public void Printed(GuestPlan run, OutputLine printed)
    {
        lock (_lock)
        {
            _news.AddRange(_printed.Add(run, printed));
        }
    }

    public void Finished(GuestPlan run)
    {
        lock (_lock)
        {
            _news.AddRange(_printed.End(run));
            _news.Add($"{run.Run}: done{_running.Find(guest => guest.Run.Run == run.Run).Guest.Result}");
            _ = _running.RemoveAll(guest => guest.Run.Run == run.Run);
            _pace.Finish(run, Now);
            _finished++;
        }
    }

    public void Failed(GuestPlan run)
    {
        lock (_lock)
        {
            _news.AddRange(_printed.End(run));
            _ = _running.RemoveAll(guest => guest.Run.Run == run.Run);
            _pace.Drop(run);
        }
    }

    /// <summary>The lines that are new and stay; each is returned once.</summary>
    public IReadOnlyList<string> TakeNews()
    {
        lock (_lock)
        {
            string[] news = [.. _news];
            _news.Clear();
            return news;
        }
    }

    /// <summary>What is shown below them now.</summary>
    /// <param name="width">Characters that a line may have.</param>
    /// <param name="height">Lines that there may be.</param>
    public IReadOnlyList<string> Frame(int width, int height)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            return LiveLayout.Lines(
                [.. _running.Select(guest => (guest.Guest, _pace.LeftOf(guest.Run, now)))],
                StudyPosition.Text(_finished, _runs, _pace.Left(now), _hasRounds),
                width,
                height);
        }
    }
}
