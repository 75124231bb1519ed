// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>All runs of a study in one picture, major and minor faults in panels of their own.</summary>
public static class OverlayFigure
{
    /// <summary>Accumulated faults of all processes, one line a run.</summary>
    public static Figure Accumulated(StudyLines study)
    {
        AxisScale time = AxisScale.Time("Time (s)", study.EndSeconds);
        return new Figure(
            "faults-overlay",
            "Accumulated page faults of both pairs",
            Onsets.NoteOf(study),
            Key(study),
            [
                PanelOf(study, FaultKinds.Major, FaultWords.MajorAccumulated, FaultWords.MajorAxis, time) with { Marks = Onsets.MarksOf(study) },
                PanelOf(study, FaultKinds.Minor, FaultWords.MinorAccumulated, FaultWords.MinorAxis, time),
            ]);
    }

    /// <summary>What each line is.</summary>
    internal static KeyEntry[] Key(StudyLines study) =>
        [.. study.RunNames.Select(run =>
            new KeyEntry($"{RunTitle.Of(run)}: {RunTitle.Cast(study.LabelsOf(run))}", study.StyleOf(run)))];

    private static Panel PanelOf(StudyLines study, FaultKinds kinds, string heading, string axis, AxisScale time)
    {
        Curve[] lines = [.. study.RunNames.Select(run => study.Sum(run, kinds, RunTitle.Of(run)))];
        var faults = AxisScale.Amount(axis, lines.Max(line => line.Points[^1].Y));
        return new Panel(heading, time, faults, lines) { Shades = Onsets.ShadesOf(study, time, faults) };
    }
}
