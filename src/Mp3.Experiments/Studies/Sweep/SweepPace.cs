// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>Estimates when the runs of a sweep will be done: they pass by one at a time, and their number may be very large.</summary>
/// <param name="shown">Who is told of runs, and how long all will take.</param>
/// <param name="price">What a run costs.</param>
/// <param name="seconds">What all cost together, by that price.</param>
/// <param name="clock">The host's.</param>
internal sealed class SweepPace(IStudyProgress shown, RunPrice price, double seconds, TimeProvider clock) : IStudyProgress
{
    /// <summary>A guest that runs is taken to be half done.</summary>
    private const double Half = 0.5;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, double> _underWay = new(StringComparer.Ordinal);
    private readonly long _origin = clock.GetTimestamp();
    private double _done;
    private double _kept;

    /// <summary>A run comes next.</summary>
    public void Take(WantedRun run)
    {
        lock (_lock)
        {
            _underWay[run.Name] = price.SecondsOf(run);
        }
    }

    public void Say(string message) => shown.Say(message);

    public void Kept(GuestPlan run)
    {
        lock (_lock)
        {
            // It cost nothing here, and will cost nothing.
            _kept += _underWay.Remove(run.Run, out double cost) ? cost : 0;
        }

        shown.Kept(run);
        Tell();
    }

    public void Started(GuestPlan run) => shown.Started(run);

    public void Advanced(GuestPlan run, ProgressLine line) => shown.Advanced(run, line);

    public void Printed(GuestPlan run, OutputLine printed) => shown.Printed(run, printed);

    public void Finished(GuestPlan run)
    {
        lock (_lock)
        {
            _done += _underWay.Remove(run.Run, out double cost) ? cost : 0;
        }

        Tell();
        shown.Finished(run);
    }

    public void Failed(GuestPlan run)
    {
        lock (_lock)
        {
            // Its time was spent, too.
            _done += _underWay.Remove(run.Run, out double cost) ? cost : 0;
        }

        shown.Failed(run);
    }

    private void Tell()
    {
        lock (_lock)
        {
            double paid = _done + (Half * _underWay.Values.Sum());
            double left = Math.Max(0, seconds - _kept - paid);
            if (_done > 0)
            {
                shown.Ahead(clock.GetElapsedTime(_origin) * (left / paid));
            }
        }
    }
}
