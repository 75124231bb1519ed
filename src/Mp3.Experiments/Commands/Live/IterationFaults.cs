// SPDX-License-Identifier: MIT

using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Live;

/// <summary>
/// Follows the major faults of each process from one end of an iteration to the next. Reports come in between, and the
/// iterations of a process on a slow device take many of them: counted from report to report, one that is nearly over
/// would be taken for one that has just begun.
/// </summary>
/// <param name="run">The run.</param>
/// <param name="forecast">Foresees what is left of it.</param>
internal sealed class IterationFaults(GuestPlan run, RunForecast forecast)
{
    /// <summary>Part of the run so far in which a process has not ended if memory is taken for settled.</summary>
    private const double Settled = 0.25;

    private readonly List<ProgressLine> _lines = [];
    private readonly (ProgressLine Earlier, ProgressLine Later)[] _last = new (ProgressLine, ProgressLine)[run.Processes.Count];

    public void Advance(ProgressLine line)
    {
        for (int i = 0; i < _last.Length; i++)
        {
            _last[i] = _lines.Count == 0 ? (line, line)
                : line.Processes[i].Iterations > _last[i].Later.Processes[i].Iterations ? (_last[i].Later, line)
                : _last[i];
        }

        _lines.Add(line);
        ProgressLine before = _lines[(int)((1 - Settled) * (_lines.Count - 1))];
        bool anyEnded = run.Processes.Where((process, i) =>
            before.Processes[i].Iterations < process.Iterations && line.Processes[i].Iterations >= process.Iterations).Any();
        if (!anyEnded)
        {
            forecast.Learn(States());
        }
    }

    /// <summary>What is still to do after the last report, as <see cref="ExpectedWork"/> counts.</summary>
    public double Ahead() => forecast.Ahead(States(), SecondsPerFault());

    private ForecastState[] States() => [.. _last.Select((last, i) => new ForecastState(
        _lines[^1].Processes[i].Iterations,
        forecast.Missing(i, last.Earlier.Processes[i].Iterations, last.Later.Processes[i].Iterations, Major(last.Later, i) - Major(last.Earlier, i)),
        Major(_lines[^1], i) - Major(last.Later, i)))];

    /// <summary>What iterations took beyond the second that each sleeps, by their faults.</summary>
    private double SecondsPerFault()
    {
        (double waited, long faults) = (0, 0);
        for (int i = 0; i < _last.Length; i++)
        {
            (ProgressLine earlier, ProgressLine later) = _last[i];
            double seconds = (later.ElapsedNs - earlier.ElapsedNs) / 1e9;
            waited += Math.Max(0, seconds - (later.Processes[i].Iterations - earlier.Processes[i].Iterations));
            faults += Major(later, i) - Major(earlier, i);
        }

        return faults > 0 ? waited / faults : 0;
    }

    private static long Major(ProgressLine line, int process) => line.Processes[process].Faults.Major;
}
