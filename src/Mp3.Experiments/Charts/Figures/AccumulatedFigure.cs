// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>Accumulated page faults over time of one run: the write-up's graphs 1 and 2.</summary>
public static class AccumulatedFigure
{
    private const string Note =
        "Same axes in the pictures of all runs. The thin line holds what a process had when it ended.";

    /// <summary>One figure a run; all of them have the same axes, so that they can be compared.</summary>
    public static IReadOnlyList<Figure> Of(StudyLines study)
    {
        AxisScale time = AxisScale.Time("Time (s)", study.EndSeconds);
        return [.. study.RunNames.Select(run => new Figure(
            $"faults-{run}",
            $"{RunTitle.Of(run)}, accumulated page faults: {RunTitle.Cast(study.LabelsOf(run))}",
            study.RunNames.Count > 1 ? Note : null,
            [],
            [
                OfKind(study, run, FaultKinds.Major, "Major faults, accumulated (needed I/O)", time),
                OfKind(study, run, FaultKinds.Minor, "Minor faults, accumulated (no I/O)", time),
            ]))];
    }

    private static Panel OfKind(StudyLines study, string run, FaultKinds kinds, string heading, AxisScale time)
    {
        double greatest = study.RunNames.Max(other => study.Sum(other, kinds, other).Points[^1].Y);
        return new Panel(heading, time, AxisScale.Amount("Faults (number)", greatest), study.Accumulated(run, kinds));
    }
}
