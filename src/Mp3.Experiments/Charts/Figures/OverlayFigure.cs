// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>All runs of a study in one picture.</summary>
public static class OverlayFigure
{
    /// <summary>Accumulated minor and major faults of all processes, one line a run.</summary>
    public static Figure Accumulated(StudyLines study)
    {
        Curve[] lines = [.. study.RunNames.Select(run => study.Sum(run, FaultKinds.Both, RunTitle.Of(run)))];
        return new Figure(
            "faults-overlay",
            "Accumulated page faults of both pairs, minor and major together",
            null,
            Key(study),
            [new Panel(
                "Minor + major faults of all processes, accumulated",
                AxisScale.Time("Time (s)", study.EndSeconds),
                AxisScale.Amount("Faults (number)", lines.Max(line => line.Points[^1].Y)),
                lines)]);
    }

    /// <summary>Page faults per second, one line a run.</summary>
    public static Figure Rate(StudyLines study)
    {
        double width = FaultRate.WidthFor(study.EndSeconds);
        AxisScale time = AxisScale.Time("Time (s)", study.EndSeconds);
        return new Figure(
            "fault-rate",
            "Page faults per second, both pairs",
            $"All processes of a pair together; each step is the mean over {width:0.###} s.",
            Key(study),
            [
                RatePanel(study, FaultKinds.Major, "Major faults per second", width, time),
                RatePanel(study, FaultKinds.Minor, "Minor faults per second", width, time),
            ]);
    }

    private static Panel RatePanel(StudyLines study, FaultKinds kinds, string heading, double width, AxisScale time)
    {
        Curve[] lines = [.. study.RunNames.Select(run => RateLine(study, run, kinds, width))];
        double greatest = lines.Max(line => line.Points.Max(point => point.Y));
        return new Panel(heading, time, AxisScale.Amount("Faults / s", greatest), lines);
    }

    private static Curve RateLine(StudyLines study, string run, FaultKinds kinds, double width)
    {
        IReadOnlyList<double> rates = FaultRate.Of(study.SamplesOf(run), kinds, width);
        double end = study.SamplesOf(run).Select(row => row.TimeNs).DefaultIfEmpty().Max() / 1e9;
        List<CurvePoint> points = [.. rates.Select((rate, bin) => new CurvePoint(bin * width, rate))];
        points.Add(new CurvePoint(end, rates.Count == 0 ? 0 : rates[^1]));
        return new Curve(null, null, points, study.StyleOf(run), IsSteps: true);
    }

    private static KeyEntry[] Key(StudyLines study) =>
        [.. study.RunNames.Select(run =>
            new KeyEntry($"{RunTitle.Of(run)}: {RunTitle.Cast(study.LabelsOf(run))}", study.StyleOf(run)))];
}
