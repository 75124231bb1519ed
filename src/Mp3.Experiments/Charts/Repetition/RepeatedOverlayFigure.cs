// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results.Repetition;

namespace Mp3.Experiments.Charts.Repetition;

/// <summary>The accumulated faults of all runs with all seeds.</summary>
internal static class RepeatedOverlayFigure
{
    public static IReadOnlyList<Figure> Of(RepeatedResult result)
    {
        StudyLines[] seeds = [.. result.Repetitions.Select(repetition => new StudyLines(repetition))];
        AxisScale time = AxisScale.Time("Time (s)", seeds.Max(study => study.EndSeconds));
        return
        [
            new Figure(
                "faults-overlay",
                $"Accumulated page faults of {result.Repetitions.Count} seeds",
                $"Strong: the seed whose completion time is the middle one of {seeds.Length}. Thin: the others. Lines end where their processes do.",
                [.. result.Conditions.Select((run, i) => new KeyEntry(
                    $"{RunTitle.Of(run)}: {RunTitle.Cast(seeds[0].LabelsOf(run))}", CurveStyle.OfRun(i)))],
                [
                    PanelOf(result, seeds, FaultKinds.Major, FaultWords.MajorAccumulated, FaultWords.MajorAxis, time),
                    PanelOf(result, seeds, FaultKinds.Minor, FaultWords.MinorAccumulated, FaultWords.MinorAxis, time),
                ]),
        ];
    }

    private static Panel PanelOf(RepeatedResult result, StudyLines[] seeds, FaultKinds kinds, string heading, string axis, AxisScale time)
    {
        List<Curve> thin = [];
        List<Curve> strong = [];
        foreach (string run in result.Conditions)
        {
            ulong middle = RepetitionRow.MiddleSeed(result.RowsOf(run));
            for (int i = 0; i < seeds.Length; i++)
            {
                Curve line = seeds[i].Sum(run, kinds, RunTitle.Of(run));
                bool isMiddle = result.Repetitions[i].Manifest.Settings.Seed == middle;
                (isMiddle ? strong : thin).Add(isMiddle ? line : line with { Label = null, Value = null, Style = line.Style.Faint() });
            }
        }

        Curve[] lines = [.. thin, .. strong];
        return new Panel(heading, time, AxisScale.Amount(axis, lines.Max(line => line.Points[^1].Y)), lines);
    }
}
