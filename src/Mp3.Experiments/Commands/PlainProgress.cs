// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Commands.Live;
using Mp3.Experiments.Experiments;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary>Progress as lines, for pipes and logs: each guest speaks at most every few seconds.</summary>
internal sealed class PlainProgress(TextWriter output, int runs) : IStudyProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Start, long Last)> _runs = new(StringComparer.Ordinal);
    private int _finished;

    public void Say(string message)
    {
        lock (_lock)
        {
            output.WriteLine(message);
        }
    }

    public void Started(GuestPlan run)
    {
        lock (_lock)
        {
            long now = Stopwatch.GetTimestamp();
            _runs[run.Run] = (now, now);
            output.WriteLine($"{run.Run}: booting");
        }
    }

    public void Advanced(GuestPlan run, ProgressLine line)
    {
        lock (_lock)
        {
            (long start, long last) = _runs[run.Run];
            if (Stopwatch.GetElapsedTime(last) < Interval)
            {
                return;
            }

            _runs[run.Run] = (start, Stopwatch.GetTimestamp());
            string left = TimeLeft.Of(Stopwatch.GetElapsedTime(start), line.Iterations, StudyPlan.Iterations(run)) is { } time
                ? $", about {time.TotalSeconds:N0} s left"
                : "";
            output.WriteLine($"{run.Run}: {StudyPlan.Describe(run, line)}{left}");
        }
    }

    public void Finished(GuestPlan run)
    {
        lock (_lock)
        {
            output.WriteLine($"{run.Run}: done ({++_finished} of {runs})");
        }
    }
}
