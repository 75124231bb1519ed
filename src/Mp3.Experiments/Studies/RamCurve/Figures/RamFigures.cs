// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Studies.RamCurve.Figures;

/// <summary>The pictures over RAM: completion time, faults, time blocked.</summary>
/// <param name="verdict">Points and thresholds.</param>
/// <param name="program">What was run, in a title.</param>
/// <param name="axis">Names the RAM: whose it is, and its unit.</param>
/// <param name="model">Major faults by theory, over RAM in MiB; empty: there is none of this program.</param>
internal sealed class RamFigures(RamVerdict verdict, string program, string axis, IReadOnlyList<CurvePoint> model)
{
    private const string Percent = "0' %'";

    private readonly MeasuredCurve _curve = verdict.Curve;

    private IReadOnlyList<RamPoint> Drawn => _curve.Drawn;

    private AxisScale X => AxisScale.Amount(axis, Math.Max(_curve.Reference.RamMib, Drawn[^1].RamMib));

    private string Note => (verdict.FloorMib is null
        ? $"One run for each RAM; without a limit it touches {_curve.Reference.RamMib:N0} MiB."
        : $"One run for each RAM; with what the kernel is taken to need it touches {_curve.Reference.RamMib:N0} MiB.")
        + (verdict.OutOfMemory.Bad is null ? "" : " Shaded: the OOM killer comes.")
        + (_curve.Points.Any(point => point.End == RamEnd.TimedOut) ? $" Not drawn: runs that were ended after {RamRules.GivenUpFactor:0} times its time." : "");

    /// <summary>The one that answers the study first.</summary>
    public IReadOnlyList<Figure> All => [Completion(), Faults(), .. Blocked()];

    private Figure Completion()
    {
        double twice = RamRules.ThrashingFactor * _curve.Reference.Seconds;
        Curve time = Over("completion", CurveStyle.LastCopy, point => point.Seconds, "0.00' s'");
        AxisScale y = AxisScale.Amount("Completion time (s)", Math.Max(twice, Greatest(time)));
        return new Figure("completion", $"Completion time of {program} by its RAM", Note, [],
        [
            PanelOf("From the start to the end of the last program", y, point => point.Seconds,
            [
                new Curve($"{RamRules.ThrashingFactor:0} × as long", "thrashes above", [new(X.Min, twice), new(X.Max, twice)], CurveStyle.Bound), time,
            ]),
        ])
        {
            Finding = RamVerdictText.Of(verdict),
        };
    }

    private Figure Faults()
    {
        Curve major = Over("major", CurveStyle.Major, point => point.MajorFaults, "N0");
        Curve minor = Over("minor", CurveStyle.Minor, point => point.MinorFaults, "N0");
        Curve[] majors = model.Count == 0 ? [major] : [new Curve("1 − R/M", "theory", model, CurveStyle.Model), major];
        return new Figure("faults", $"Page faults of {program} by its RAM", Note, [],
        [
            PanelOf(FaultWords.Major, AxisScale.Amount(FaultWords.MajorAxis, majors.Max(Greatest)), point => point.MajorFaults, majors),
            PanelOf(FaultWords.Minor, AxisScale.Amount(FaultWords.MinorAxis, Greatest(minor)), point => point.MinorFaults, [minor]),
        ])
        {
            Finding = RamFindings.Faults(verdict),
        };
    }

    private IReadOnlyList<Figure> Blocked()
    {
        if (Drawn.Any(point => point.BlockedSeconds is null))
        {
            return [];
        }

        Curve seconds = Over("blocked", CurveStyle.System, point => point.BlockedSeconds!.Value, "0.00' s'");
        Curve[] stalled = Drawn.Any(point => point.StalledSeconds > 0)
            ? [Over("stalled", CurveStyle.User, point => point.StalledSeconds ?? 0, "0.00' s for memory'")]
            : [];
        Curve share = Over("of its time", CurveStyle.Utilization, Share, Percent);
        return
        [
            new Figure("blocked", $"Time in which {program} is blocked, by its RAM", $"{Note} Its own sleep is in it.", [],
            [
                PanelOf("Time in which no program executes", AxisScale.Amount("Blocked (s)", Greatest(seconds)), point => point.BlockedSeconds!.Value, [.. stalled, seconds]),
                PanelOf("The same over the completion time", AxisScale.Amount("Blocked (%)", Greatest(share)), Share, [share]),
            ])
            {
                Finding = RamFindings.Blocked(verdict),
            },
        ];

        static double Share(RamPoint point) => 100 * point.BlockedSeconds!.Value / point.Seconds;
    }

    private Panel PanelOf(string heading, AxisScale y, Func<RamPoint, double> quantity, IReadOnlyList<Curve> lines) => new(heading, X, y, lines)
    {
        Marks = RamMarks.Of(verdict, _curve.BendOf(quantity)),
        Shades = RamMarks.Killed(verdict, X, y),
    };

    private Curve Over(string label, CurveStyle style, Func<RamPoint, double> value, string format) => new(
        label,
        value(Drawn[^1]).ToString(format),
        [.. Drawn.Select(point => new CurvePoint(point.RamMib, value(point)))],
        style);

    private static double Greatest(Curve line) => line.Points.Max(point => point.Y);
}
