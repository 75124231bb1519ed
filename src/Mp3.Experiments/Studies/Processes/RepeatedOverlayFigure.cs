// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>The accumulated faults of all runs with all seeds.</summary>
internal static class RepeatedOverlayFigure
{
    /// <summary>Of the band, along the time: finer than a picture shows.</summary>
    private const int Places = 400;

    public static IReadOnlyList<Figure> Of(RepeatedResult result)
    {
        StudyLines[] seeds = [.. result.Repetitions.Cast<ProcessResult>().Select(repetition => new StudyLines(repetition))];
        AxisScale time = AxisScale.Time("Time (s)", seeds.Max(study => study.EndSeconds));
        return
        [
            new Figure(
                "faults-overlay",
                $"Accumulated page faults of {result.Repetitions.Count} seeds",
                RepeatedNote.Of(result, "Strong: the seed whose completion time is the middle one. Thin: the others. Lines end where their processes do."),
                [.. result.Conditions.Select((run, i) => new KeyEntry(
                    $"{RunTitle.Of(run)}: {RunTitle.Cast(seeds[0].LabelsOf(run))}", CurveStyle.OfRun(i)))],
                [
                    PanelOf(result, seeds, FaultKinds.Major, FaultWords.MajorAccumulated, FaultWords.MajorAxis, time),
                    PanelOf(result, seeds, FaultKinds.Minor, FaultWords.MinorAccumulated, FaultWords.MinorAxis, time),
                ])
            {
                Finding = RepeatedFindings.OfPairs(result),
            },
        ];
    }

    private static Panel PanelOf(RepeatedResult result, StudyLines[] seeds, FaultKinds kinds, string heading, string axis, AxisScale time)
    {
        List<Curve> thin = [];
        List<Curve> strong = [];
        List<Band> bands = [];
        foreach (string run in result.Conditions)
        {
            ulong middle = MiddleSeed.Of(result.RowsOf(run));
            Curve[] own = [.. seeds.Select(study => study.Sum(run, kinds, RunTitle.Of(run)))];
            bands.Add(BandOf(own));
            for (int i = 0; i < own.Length; i++)
            {
                Curve line = own[i];
                bool isMiddle = result.Repetitions[i].Manifest.Settings.Seed == middle;
                (isMiddle ? strong : thin).Add(isMiddle ? line : line with { Label = null, Value = null, Style = line.Style.Faint() });
            }
        }

        Curve[] lines = [.. thin, .. strong];
        return new Panel(heading, time, AxisScale.Amount(axis, lines.Max(line => line.Points[^1].Y)), lines) { MoreBands = bands };
    }

    /// <summary>The interval for the median at each of many times; a seed that has ended counts with its end.</summary>
    private static Band BandOf(Curve[] seeds)
    {
        double end = seeds.Max(line => line.Points[^1].X);
        double[] times = [.. Enumerable.Range(0, Places + 1).Select(i => end * i / Places)];
        MedianInterval[] spreads = [.. times.Select(time => MedianInterval.Of(seeds.Select(line => Polyline.At(line.Points, time))))];
        return new Band(times, [.. spreads.Select(spread => spread.Low)], [.. spreads.Select(spread => spread.High)]);
    }
}
