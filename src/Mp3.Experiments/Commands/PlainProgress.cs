// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands.Live;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>Progress as lines, for pipes and logs: each guest speaks at most every few seconds.</summary>
/// <param name="output">Where they go.</param>
/// <param name="runs">Guests in all.</param>
/// <param name="clock">The host's.</param>
internal sealed class PlainProgress(TextWriter output, int runs, TimeProvider clock) : IStudyProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, TimeSpan> _spoken = new(StringComparer.Ordinal);
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
            output.WriteLine(message);
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
            Write(_printed.End(run));
            _pace.Keep();
            _finished++;
        }
    }

    public void Started(GuestPlan run)
    {
        lock (_lock)
        {
            _spoken[run.Run] = Now;
            _pace.Start(run, Now);
            output.WriteLine($"{run.Run}: booting");
        }
    }

    public void Advanced(GuestPlan run, ProgressLine line)
    {
        lock (_lock)
        {
            TimeSpan now = Now;
            _pace.Advance(run, line, now);
            if (now - _spoken[run.Run] < Interval)
            {
                return;
            }

            _spoken[run.Run] = now;
            string left = _pace.LeftOf(run, now) is { } time ? $", {TimeLeft.Text(time)}" : "";
            output.WriteLine($"{run.Run}: {RunSteps.Position(run, line)}, {RunSteps.Outcome(run, line)}{left}");
        }
    }

    public void Printed(GuestPlan run, OutputLine printed)
    {
        lock (_lock)
        {
            Write(_printed.Add(run, printed));
        }
    }

    public void Finished(GuestPlan run)
    {
        lock (_lock)
        {
            Write(_printed.End(run));
            TimeSpan now = Now;
            _pace.Finish(run, now);
            _ = _spoken.Remove(run.Run);
            output.WriteLine($"{run.Run}: done; {StudyPosition.Text(++_finished, _runs, _pace.Left(now), _hasRounds)}");
        }
    }

    public void Failed(GuestPlan run)
    {
        lock (_lock)
        {
            Write(_printed.End(run));
            _pace.Drop(run);
            _ = _spoken.Remove(run.Run);
        }
    }

    private void Write(IReadOnlyList<string> lines)
    {
        foreach (string line in lines)
        {
            output.WriteLine(line);
        }
    }
}
