// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>The part of a completion time in which a program sleeps by itself, whatever the memory does.</summary>
/// <param name="Seconds">One copy's, from its first iteration to its last.</param>
internal sealed record Asleep(double Seconds)
{
    /// <summary>Of a study of copies of one program; null: not every one is <c>work</c>, or it doesn't sleep.</summary>
    public static Asleep? Of(IReadOnlyList<MeasuredRun> runs)
    {
        double[] sleeps = [.. runs.SelectMany(run => run.Processes)
            .Select(process => process.Work is null ? 0 : process.Work.SleepSeconds)
            .Distinct()];
        return sleeps is [> 0] ? new Asleep(sleeps[0]) : null;
    }

    /// <summary>The same panel with that part shaded and named.</summary>
    public static Panel Show(Panel panel, Asleep? asleep) => asleep is null || asleep.Seconds > panel.Y.Max
        ? panel
        : panel with
        {
            Lines = [asleep.Line(panel.X), .. panel.Lines],
            Shades = [.. panel.Shades, new Shade(panel.X.Min, panel.X.Max, panel.Y.Min, asleep.Seconds)],
        };

    private Curve Line(AxisScale x) => new(
        "asleep", $"{Seconds:0.#} s of it", [new CurvePoint(x.Min, Seconds), new CurvePoint(x.Max, Seconds)], CurveStyle.Bound);
}
