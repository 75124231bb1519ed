// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>Accumulated page faults over time of one run: graphs 1 and 2 of Misik &amp; Hu (2011).</summary>
public static class AccumulatedFigure
{
    private const string Note = "The thin line holds what a process had when it ended.";
    private const string ManyNote = "Same axes in the pictures of all runs.";

    /// <summary>One figure a run; all of them have the same axes, so that they can be compared.</summary>
    public static IReadOnlyList<Figure> Of(StudyLines study)
    {
        AxisScale time = AxisScale.Time("Time (s)", study.EndSeconds);
        string?[] notes = [study.RunNames.Count > 1 ? ManyNote : null, Onsets.NoteOf(study), Note];
        return [.. study.RunNames.Select(run => new Figure(
            $"faults-{run}",
            $"{RunTitle.Of(run)}, accumulated page faults: {RunTitle.Cast(study.LabelsOf(run))}",
            string.Join(' ', notes.OfType<string>()),
            [],
            [
                OfKind(study, run, FaultKinds.Major, FaultWords.MajorAccumulated, FaultWords.MajorAxis, time) with { Marks = Onsets.MarksOf(study, run) },
                OfKind(study, run, FaultKinds.Minor, FaultWords.MinorAccumulated, FaultWords.MinorAxis, time),
            ]))];
    }

    private static Panel OfKind(StudyLines study, string run, FaultKinds kinds, string heading, string axis, AxisScale time)
    {
        double greatest = study.RunNames.Max(other => study.Sum(other, kinds, other).Points[^1].Y);
        AxisScale faults = AxisScale.Amount(axis, greatest);
        return new Panel(heading, time, faults, study.Accumulated(run, kinds)) { Shades = Onsets.ShadesOf(study, time, faults, run) };
    }
}
