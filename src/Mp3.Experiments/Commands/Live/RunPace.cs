// SPDX-License-Identifier: MIT

using Mp3.Experiments.Experiments;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Live;

/// <summary>How fast a guest gets on with its run. Its boot, of which a run's length says nothing, is apart.</summary>
/// <param name="run">What it has to do.</param>
/// <param name="started">When it was started, on the host's clock.</param>
internal sealed class RunPace(GuestPlan run, TimeSpan started)
{
    /// <summary>
    /// Part of its time after which the guest's present pace is judged: one that begins to swap slows down, and what
    /// it did before says nothing of the rest.
    /// </summary>
    private const double Recent = 0.5;

    /// <summary>Iterations, or scenarios, before which nothing is said.</summary>
    private const int LeastSteps = 2;

    private readonly int _steps = StudyPlan.Steps(run);
    private readonly List<(TimeSpan At, ProgressLine Line)> _reports = [];

    /// <summary>When it was started.</summary>
    public TimeSpan Started => started;

    /// <summary>From its start to that of its processes; null: it is booting.</summary>
    public TimeSpan? Boot => _reports.Count > 0 ? _reports[0].At - started : null;

    /// <summary>From the start of its processes to its last report.</summary>
    public TimeSpan Worked => _reports.Count > 0 ? LastReport - _reports[0].At : TimeSpan.Zero;

    /// <summary>When it last reported; when it was started, if it hasn't yet.</summary>
    public TimeSpan LastReport => _reports.Count > 0 ? _reports[^1].At : started;

    /// <summary>Takes a report. The first says that the processes start.</summary>
    public void Advance(TimeSpan now, ProgressLine line) => _reports.Add((now, line));

    /// <summary>From the last report to the end of its processes, if it goes on as of late; null: too early to say.</summary>
    public TimeSpan? LeftAtLastReport()
    {
        if (_reports.Count == 0 || _steps == 0 || StudyPlan.StepsDone(run, _reports[^1].Line) < Math.Min(LeastSteps, _steps))
        {
            return null;
        }

        (TimeSpan at, ProgressLine line) = _reports[^1];
        TimeSpan cut = _reports[0].At + (Recent * Worked);
        (TimeSpan then, ProgressLine earlier) = _reports.FindLast(report => report.At <= cut);
        (double done, double left) = run.Handoff is null
            ? OfProcesses(earlier, line)
            : (line.Iterations - earlier.Iterations, _steps - line.Iterations);
        return left <= 0 ? TimeSpan.Zero
            : done > 0 ? (at - then) * (left / done)
            : null;
    }

    /// <summary>
    /// Work that was done between two reports, and that the rest of the iterations will be. Each process is judged by
    /// itself: when one of two ends, the host has only the other to work for.
    /// </summary>
    private (double Done, double Left) OfProcesses(ProgressLine earlier, ProgressLine line)
    {
        (double done, double left) = (0, 0);
        for (int i = 0; i < line.Processes.Count; i++)
        {
            (ProcessProgress was, ProcessProgress now) = (earlier.Processes[i], line.Processes[i]);
            double work = ExpectedWork.Done(now) - ExpectedWork.Done(was);
            int iterations = now.Iterations - was.Iterations;
            double perIteration = iterations > 0 ? work / iterations : ExpectedWork.Done(now) / Math.Max(1, now.Iterations);
            done += work;
            left += perIteration * Math.Max(0, run.Processes[i].Iterations - now.Iterations);
        }

        return (done, left);
    }
}
