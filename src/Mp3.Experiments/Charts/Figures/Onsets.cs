// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>Shows in pictures over time since when there are major faults.</summary>
internal static class Onsets
{
    /// <summary>From the first major fault of any of the runs to the end of the axis; none without a major fault.</summary>
    /// <param name="study">Its samples.</param>
    /// <param name="time">The panel's x axis.</param>
    /// <param name="y">The panel's y axis.</param>
    /// <param name="runs">Which runs count; empty: all.</param>
    public static IReadOnlyList<Shade> ShadesOf(StudyLines study, AxisScale time, AxisScale y, params string[] runs)
    {
        double[] onsets = [.. Of(study).Where(run => runs.Length == 0 || runs.Contains(run.Run)).Select(run => run.Seconds)];
        return onsets.Length == 0 ? [] : [new Shade(onsets.Min(), time.Max, y.Min, y.Max)];
    }

    /// <summary>A mark for each run with major faults.</summary>
    public static IReadOnlyList<Mark> MarksOf(StudyLines study) =>
        [.. Of(study).Select(run => new Mark(run.Seconds, $"{RunTitle.Of(run.Run)}: first major fault, {run.Seconds:0.0} s", CurveStyle.FoundPlace))];

    /// <summary>A mark in the picture of one run.</summary>
    public static IReadOnlyList<Mark> MarksOf(StudyLines study, string run) =>
        [.. Of(study).Where(other => other.Run == run).Select(one => new Mark(one.Seconds, $"first major fault, {one.Seconds:0.0} s", CurveStyle.FoundPlace))];

    /// <summary>What the shade means; null: nothing is shaded.</summary>
    public static string? NoteOf(StudyLines study) => Of(study).Any() ? "Shaded: since the first major fault." : null;

    private static IEnumerable<(string Run, double Seconds)> Of(StudyLines study) =>
        from run in study.RunNames
        let onset = MajorOnset.Of(study.SamplesOf(run))
        where onset is not null
        select (run, onset.Value);
}
