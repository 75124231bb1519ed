// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>The accumulated faults of all sides of a comparison, a picture for each run.</summary>
internal static class ComparedRunFigures
{
    /// <summary>The picture that shows what differs most first, the others in the order of the study.</summary>
    public static IReadOnlyList<Figure> Of(StudyComparison comparison) =>
    [
        .. comparison.Conditions
            .OrderByDescending(run => ComparisonFindings.Most(comparison)?.Run == run)
            .SelectMany(run => ComparedSides.Readable(
                Accumulated(comparison, run),
                comparison.Sides.Count,
                [($"minor-faults-{run}", ComparisonFindings.OfRun(comparison, run, ProcessMetrics.MinorFaults))])),
    ];

    private static Figure Accumulated(StudyComparison comparison, string run)
    {
        (StudyLines Study, string? Name, CurveStyle Style)[] lines = [.. ComparedSides.Of(comparison).SelectMany(side =>
        {
            ulong middle = MiddleSeed.Of([.. side.Side.Observations.Where(row => row.Run == run)]);
            return side.Side.Repetitions.Cast<ProcessResult>()
                .Select(result => (Study: new StudyLines(result), IsMiddle: result.Manifest.Settings.Seed == middle))
                .OrderBy(line => line.IsMiddle)
                .Select(line => (line.Study, line.IsMiddle ? side.Name : null, line.IsMiddle ? side.Style : side.Style.Faint()));
        })];
        AxisScale time = AxisScale.Time("Time (s)", lines.Max(line => line.Study.EndSeconds));
        return new Figure(
            $"faults-{run}",
            $"{RunTitle.Of(run)}, accumulated page faults: {RunTitle.Cast(lines[0].Study.LabelsOf(run))}",
            Note(comparison),
            ComparedSides.Key(comparison),
            [
                PanelOf(run, lines, FaultKinds.Major, FaultWords.MajorAccumulated, FaultWords.MajorAxis, time),
                PanelOf(run, lines, FaultKinds.Minor, FaultWords.MinorAccumulated, FaultWords.MinorAxis, time),
            ])
        {
            Finding = ComparisonFindings.OfRun(comparison, run),
        };
    }

    private static Panel PanelOf(
        string run, (StudyLines Study, string? Name, CurveStyle Style)[] lines, FaultKinds kinds, string heading, string axis, AxisScale time)
    {
        Curve[] curves = [.. lines.Select(line =>
        {
            Curve sum = line.Study.Sum(run, kinds, line.Name ?? "") with { Style = line.Style };
            return line.Name is null ? sum with { Label = null, Value = null } : sum;
        })];
        return new Panel(heading, time, AxisScale.Amount(axis, curves.Max(curve => curve.Points[^1].Y)), curves);
    }

    private static string? Note(StudyComparison comparison) => ComparedSides.Seeds(comparison) is { } seeds
        ? $"Strong: the seed whose completion time is the middle one of {seeds}. Thin: the others."
        : null;
}
