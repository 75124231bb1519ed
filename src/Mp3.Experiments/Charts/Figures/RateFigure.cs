// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>Page faults per second, a panel for each run; all panels share their axes.</summary>
public static class RateFigure
{
    private const string Axis = "Faults / s";

    // The ceiling is a line of its own, not the frame's.
    private const double Headroom = 1.05;

    // A ceiling farther above the data would squeeze them onto the axis.
    private const double MostAbove = 5;

    /// <summary>Major faults per second of each process, and what the swap device allows.</summary>
    /// <param name="study">Its samples.</param>
    /// <param name="ceiling">Null: the device has none that is known.</param>
    public static Figure Major(StudyLines study, FaultCeiling? ceiling)
    {
        double width = BinnedRate.WidthFor(study.EndSeconds);
        AxisScale time = AxisScale.Time("Time (s)", study.EndSeconds);
        (string Run, Curve[] Lines)[] runs = [.. study.RunNames.Select(run => (run, LinesOf(study, run, FaultKinds.Major, width)))];
        double greatest = GreatestOf(runs.SelectMany(run => run.Lines));
        FaultCeiling? shown = NearCeiling(ceiling, greatest);
        AxisScale rates = AxisScale.Amount(Axis, WithCeiling(greatest, shown));
        return new Figure(
            "fault-rate",
            "Major faults per second",
            NoteOf(study, width, shown is null ? "" : $" {Means(shown)}"),
            [],
            [.. runs.Select(run => new Panel($"{RunTitle.Of(run.Run)}: {RunTitle.Cast(study.LabelsOf(run.Run))}", time, rates, [.. CeilingOf(shown, time), .. run.Lines])
            {
                Shades = Onsets.ShadesOf(study, time, rates, run.Run),
            })]);
    }

    /// <summary>Minor faults per second of each process.</summary>
    public static Figure Minor(StudyLines study)
    {
        double width = BinnedRate.WidthFor(study.EndSeconds);
        AxisScale time = AxisScale.Time("Time (s)", study.EndSeconds);
        (string Run, Curve[] Lines)[] runs = [.. study.RunNames.Select(run => (run, LinesOf(study, run, FaultKinds.Minor, width)))];
        AxisScale rates = AxisScale.Amount(Axis, GreatestOf(runs.SelectMany(run => run.Lines)));
        return new Figure(
            "minor-fault-rate",
            "Minor faults per second",
            NoteOf(study, width, ""),
            [],
            [.. runs.Select(run => new Panel($"{RunTitle.Of(run.Run)}: {RunTitle.Cast(study.LabelsOf(run.Run))}", time, rates, run.Lines)
            {
                Shades = Onsets.ShadesOf(study, time, rates, run.Run),
            })]);
    }

    /// <summary>The ceiling, if it is near enough to the data to be drawn with them.</summary>
    internal static FaultCeiling? NearCeiling(FaultCeiling? ceiling, double greatest) =>
        ceiling is not null && ceiling.FaultsPerSecond <= MostAbove * greatest ? ceiling : null;

    /// <summary>How far a y axis has to reach.</summary>
    internal static double WithCeiling(double greatest, FaultCeiling? shown) => Math.Max(greatest, Headroom * (shown?.FaultsPerSecond ?? 0));

    private static string NoteOf(StudyLines study, double width, string ceiling) =>
        $"Each step is the mean over {width:0.###} s.{ceiling}{(Onsets.NoteOf(study) is { } shade ? $" {shade}" : "")}";

    /// <summary>What the dashed line is.</summary>
    internal static string Means(FaultCeiling ceiling) => ceiling.IsShared
        ? $"Dashed: the device serves one request of {ceiling.LatencyText} at a time, {ceiling.Text} for all processes together."
        : $"Dashed: a process waits {ceiling.LatencyText} for each, so it has at most {ceiling.Text}.";

    /// <summary>The dashed line; none without a ceiling.</summary>
    internal static Curve[] CeilingOf(FaultCeiling? ceiling, AxisScale time) => ceiling is null
        ? []
        : [new Curve(
            ceiling.IsShared ? "device's ceiling" : "ceiling, one process",
            $"{ceiling.FaultsPerSecond:N0}/s",
            [new CurvePoint(time.Min, ceiling.FaultsPerSecond), new CurvePoint(time.Max, ceiling.FaultsPerSecond)],
            CurveStyle.Bound)];

    private static Curve[] LinesOf(StudyLines study, string run, FaultKinds kinds, double width) =>
        [.. study.EachProcess(run, kinds).Select(process =>
        {
            IReadOnlyList<CurvePoint> steps = BinnedRate.Of(process.Points, width);
            string? most = process.Label is null || steps.Count == 0 ? null : $"at most {steps.Max(point => point.Y):N0}/s";
            return process with { Points = steps, Value = most, IsSteps = true };
        }).Where(line => line.Points.Count > 0)];

    private static double GreatestOf(IEnumerable<Curve> lines) =>
        lines.SelectMany(line => line.Points).Select(point => point.Y).DefaultIfEmpty().Max();
}
