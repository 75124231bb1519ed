// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Comparing;

/// <summary>The pictures with both results in them.</summary>
internal static class ComparedFigures
{
    private const float Thin = 1.5f;
    private const int StyleOfA = 0;
    private const int StyleOfB = 3;

    public static IReadOnlyList<Figure> Of(StudyComparison comparison) =>
        comparison.A.Manifest.Settings.Counts.Count > 0 ? OverCopies(comparison) : [.. comparison.Conditions.Select(run => Accumulated(comparison, run))];

    private static Figure[] OverCopies(StudyComparison comparison)
    {
        string program = comparison.A.Repetitions[0].Runs[0].Command;
        return
        [
            new Figure("utilization", $"CPU utilization by the number of copies of {program}", Note(comparison), Key(comparison),
                [OfMetric(comparison, "Utilization, all copies together", "CPU time / completion time (%)", Metric.Utilization)]),
            new Figure("faults", $"Page faults by the number of copies of {program}", Note(comparison), Key(comparison),
                [
                    OfMetric(comparison, "Major faults (needed I/O)", "Faults (number)", Metric.MajorFaults),
                    OfMetric(comparison, "Minor faults (no I/O)", "Faults (number)", Metric.MinorFaults),
                ]),
            new Figure("completion", $"Completion time by the number of copies of {program}", Note(comparison), Key(comparison),
                [OfMetric(comparison, "From the common start to the end of the last copy", "Completion time (s)", Metric.Completion)]),
        ];
    }

    private static Panel OfMetric(StudyComparison comparison, string heading, string axis, Metric metric)
    {
        Curve[] lines = [.. Sides(comparison).SelectMany(side => OfSide(side.Side, side.Letter, side.Style, comparison.Conditions, metric))];
        return new Panel(
            heading,
            AxisScale.Counts("Copies at once (number)", [.. lines[0].Points.Select(point => (int)point.X)]),
            AxisScale.Amount(axis, lines.Max(line => line.Points.Max(point => point.Y))),
            lines);
    }

    /// <summary>A thin line for each seed, if there are several, then the median.</summary>
    private static IEnumerable<Curve> OfSide(ComparedSide side, string letter, CurveStyle style, IReadOnlyList<string> conditions, Metric metric)
    {
        RepetitionRow[] rows = [.. side.Rows.Where(row => conditions.Contains(row.Run))];
        if (side.Repetitions.Count > 1)
        {
            foreach (IGrouping<ulong, RepetitionRow> seed in rows.GroupBy(row => row.Seed))
            {
                yield return new Curve(
                    null, null, [.. seed.OrderBy(row => row.Processes).Select(row => new CurvePoint(row.Processes, metric.Of(row)))], Faint(style));
            }
        }

        CurvePoint[] medians = [.. rows.GroupBy(row => row.Processes).OrderBy(group => group.Key)
            .Select(group => new CurvePoint(group.Key, MedianInterval.Of(group.Select(metric.Of)).Median))];
        yield return new Curve(letter, metric.Text(medians[^1].Y), medians, style);
    }

    private static Figure Accumulated(StudyComparison comparison, string run)
    {
        (StudyLines Study, string? Letter, CurveStyle Style)[] lines = [.. Sides(comparison).SelectMany(side =>
        {
            int middle = MiddleOf(side.Side, run);
            return side.Side.Repetitions
                .Select((result, i) => (new StudyLines(result), i == middle ? side.Letter : null, i == middle ? side.Style : Faint(side.Style)))
                .OrderBy(line => line.Item2 is not null);
        })];
        AxisScale time = AxisScale.Time("Time (s)", lines.Max(line => line.Study.EndSeconds));
        return new Figure(
            $"faults-{run}",
            $"{RunTitle.Of(run)}, accumulated page faults: {RunTitle.Cast(lines[0].Study.LabelsOf(run))}",
            Note(comparison),
            Key(comparison),
            [
                PanelOf(run, lines, FaultKinds.Major, "Major faults, accumulated (needed I/O)", time),
                PanelOf(run, lines, FaultKinds.Minor, "Minor faults, accumulated (no I/O)", time),
            ]);
    }

    private static Panel PanelOf(
        string run, (StudyLines Study, string? Letter, CurveStyle Style)[] lines, FaultKinds kinds, string heading, AxisScale time)
    {
        Curve[] curves = [.. lines.Select(line =>
        {
            Curve sum = line.Study.Sum(run, kinds, line.Letter ?? "") with { Style = line.Style };
            return line.Letter is null ? sum with { Label = null, Value = null } : sum;
        })];
        return new Panel(heading, time, AxisScale.Amount("Faults (number)", curves.Max(curve => curve.Points[^1].Y)), curves);
    }

    private static int MiddleOf(ComparedSide side, string run)
    {
        ulong seed = side.Rows.Where(row => row.Run == run).OrderBy(row => row.CompletionNs).ElementAt((side.Repetitions.Count - 1) / 2).Seed;
        return side.Repetitions.Select(result => result.Manifest.Settings.Seed).ToList().IndexOf(seed);
    }

    private static IEnumerable<(ComparedSide Side, string Letter, CurveStyle Style)> Sides(StudyComparison comparison) =>
        [(comparison.A, "A", CurveStyle.OfRun(StyleOfA)), (comparison.B, "B", CurveStyle.OfRun(StyleOfB))];

    private static CurveStyle Faint(CurveStyle style) => style with { Width = Thin, Marker = ScottPlot.MarkerShape.None };

    private static KeyEntry[] Key(StudyComparison comparison) =>
        [.. Sides(comparison).Select(side => new KeyEntry($"{side.Letter}: {side.Side.Name}", side.Style))];

    private static string? Note(StudyComparison comparison) => (comparison.A.Repetitions.Count, comparison.B.Repetitions.Count) switch
    {
        (1, 1) => null,
        var (a, b) when comparison.A.Manifest.Settings.Counts.Count > 0 => $"Strong: medians of {a} and {b} seeds. Thin: each seed.",
        var (a, b) => $"Strong: the seed whose completion time is the middle one of {a} and of {b}. Thin: the others.",
    };
}
