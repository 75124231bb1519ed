// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Live;

/// <summary>How fast a guest gets on with its run. Its boot, of which a run's length says nothing, is apart.</summary>
/// <param name="run">What it has to do.</param>
/// <param name="forecast">Foresees what is left of it; null: one iteration is taken for as long as another.</param>
/// <param name="started">When it was started, on the host's clock.</param>
internal sealed class RunPace(GuestPlan run, RunForecast? forecast, TimeSpan started)
{
    /// <summary>Part of its time after which the host's present pace is judged: it may be busier than before, or less.</summary>
    private const double Recent = 0.5;

    /// <summary>Iterations, or scenarios, before which nothing is said.</summary>
    private const int LeastSteps = 2;

    /// <summary>
    /// Part of its work before which nothing is said: a run begins with first touches, and of the price of its major
    /// faults they say too little.
    /// </summary>
    private const double LeastPart = 0.2;

    private readonly int _steps = RunSteps.Count(run);
    private readonly List<(TimeSpan At, ProgressLine Line)> _reports = [];
    private readonly IterationFaults? _faults = forecast is null ? null : new IterationFaults(run, forecast);

    /// <summary>When it was started.</summary>
    public TimeSpan Started => started;

    /// <summary>From its start to that of its processes; null: it is booting.</summary>
    public TimeSpan? Boot => _reports.Count > 0 ? _reports[0].At - started : null;

    /// <summary>From the start of its processes to its last report.</summary>
    public TimeSpan Worked => _reports.Count > 0 ? LastReport - _reports[0].At : TimeSpan.Zero;

    /// <summary>When it last reported; when it was started, if it hasn't yet.</summary>
    public TimeSpan LastReport => _reports.Count > 0 ? _reports[^1].At : started;

    /// <summary>From the last report to the end of its processes, if the host goes on as of late; null: too early to say.</summary>
    public TimeSpan? LeftAtLastReport { get; private set; }

    /// <summary>Takes a report. The first says that the processes start.</summary>
    public void Advance(TimeSpan now, ProgressLine line)
    {
        _reports.Add((now, line));
        _faults?.Advance(line);
        LeftAtLastReport = Left();
    }

    private TimeSpan? Left()
    {
        (TimeSpan at, ProgressLine line) = _reports[^1];
        int done = RunSteps.Done(run, line);
        if (_steps == 0 || done < Math.Min(LeastSteps, _steps))
        {
            return null;
        }

        TimeSpan cut = _reports[0].At + (Recent * Worked);
        (TimeSpan then, ProgressLine earlier) = _reports.FindLast(report => report.At <= cut);
        (double total, double lately, double ahead) = (Done(line), Done(line) - Done(earlier), done >= _steps ? 0 : Ahead(line));
        bool isEarly = _faults is not null && total < LeastPart * (total + ahead);
        return lately > 0 && !isEarly ? (at - then) * (ahead / lately) : null;
    }

    private double Done(ProgressLine line) => _faults is null ? line.Iterations : line.Processes.Sum(ExpectedWork.Done);

    private double Ahead(ProgressLine line) => _faults?.Ahead() ?? Iterations() - line.Iterations;

    private int Iterations() => RunSteps.IsOfProcesses(run) ? run.Processes.Sum(process => process.Iterations) : _steps;
}
