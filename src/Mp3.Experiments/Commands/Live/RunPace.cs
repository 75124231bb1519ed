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
        return StudyPlan.StepsDone(run, line) >= _steps ? TimeSpan.Zero : (at - then) * Rest(earlier, line);
    }

    /// <summary>What is left over what was done between two reports; null: nothing was.</summary>
    private double? Rest(ProgressLine earlier, ProgressLine line)
    {
        int done = line.Iterations - earlier.Iterations;
        return done <= 0 ? null
            : run.Handoff is not null ? (_steps - line.Iterations) / (double)done
            : RestOfProcesses(earlier, line) is { } byProcess ? Math.Sqrt(byProcess * (run.Processes.Sum(process => process.Iterations) - line.Iterations) / done)
            : null;
    }

    /// <summary>
    /// The same with each process judged by itself, by the work that its iterations are: when one of two ends, the
    /// host has only the other to work for. Copies that thrash get faster as the others end, so this is too much for
    /// them, and the count of iterations too little; between the two lies the estimate.
    /// </summary>
    private double? RestOfProcesses(ProgressLine earlier, ProgressLine line)
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

        return done > 0 ? left / done : null;
    }
}
