// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Statistics;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Studies.Repetition;

namespace Mp3.Experiments.Comparing;

/// <summary>The pictures with both results in them.</summary>
internal static class ComparedFigures
{
    private const int StyleOfA = 0;
    private const int StyleOfB = 3;

    /// <summary>The picture that shows what differs most first, the others in the order of the study.</summary>
    public static IReadOnlyList<Figure> Of(StudyComparison comparison)
    {
        IReadOnlyList<(Figure Figure, bool Leads)> figures = comparison.A.Manifest.Settings.Counts.Count > 0
            ? OverCopies(comparison)
            : [.. comparison.Conditions.Select(run => (Accumulated(comparison, run), ComparisonFindings.Most(comparison)?.Run == run))];
        return [.. figures.OrderByDescending(figure => figure.Leads).Select(figure => figure.Figure)];
    }

    private static (Figure Figure, bool Leads)[] OverCopies(StudyComparison comparison)
    {
        string program = comparison.A.Repetitions[0].Runs[0].Command;
        if (comparison.Conditions.Count == 1)
        {
            return [(OneNumber(comparison, program), true)];
        }

        return
        [
            .. CopiesSubject.All.Select(subject => (
                new Figure(
                    subject.Name,
                    subject.TitleFor(program),
                    Note(comparison),
                    Key(comparison),
                    [.. subject.Curves.Select(curve => PanelOf(comparison, curve))])
                {
                    Finding = ComparisonFindings.OfMostCopies(comparison, subject.Curves[0].Metric),
                },
                subject.Curves.Any(curve => curve.Metric.Name == ComparisonFindings.Most(comparison)?.Metric))),
        ];
    }

    // A point makes no line.
    private static Figure OneNumber(StudyComparison comparison, string program)
    {
        (string nameA, string nameB) = comparison.Labels;
        int copies = comparison.A.Rows.First(row => row.Run == comparison.Conditions[0]).Processes;
        return new Figure("copies", $"{CopiesTable.Copies(copies)} of {program}", Note(comparison), [], [])
        {
            Finding = ComparisonFindings.OfRun(comparison, comparison.Conditions[0]),
            Tables =
            [
                new FigureTable("All copies together", ["metric", nameA, nameB, $"{nameB} / {nameA}"],
                [
                    .. comparison.Rows.Select(row => (Row: row, Metric: StudyComparison.MetricOf(row))).Select(line => (string[])
                    [
                        line.Row.Metric,
                        line.Metric.Text(line.Row.A),
                        line.Metric.Text(line.Row.B),
                        line.Row.Ratio is { } ratio ? $"{ratio:0.000}" : "–",
                    ]),
                ]),
            ],
        };
    }

    private static Panel PanelOf(StudyComparison comparison, CopiesCurve curve)
    {
        Curve[] lines = [.. Sides(comparison).SelectMany(side => OfSide(side.Side, side.Name, side.Style, comparison.Conditions, curve.Metric))];
        var panel = new Panel(
            curve.Heading,
            AxisScale.Counts(CopiesSubject.Copies, [.. lines[0].Points.Select(point => (int)point.X)]),
            AxisScale.Amount(curve.Axis, lines.Max(line => line.Points.Max(point => point.Y))),
            lines);
        return curve.Metric == Metric.Completion
            ? Asleep.Show(panel, Asleep.Of([.. MeasuredRun.Of(comparison.A.Repetitions[0]), .. MeasuredRun.Of(comparison.B.Repetitions[0])]))
            : panel;
    }

    /// <summary>A thin line for each seed, if there are several, then the median.</summary>
    private static IEnumerable<Curve> OfSide(ComparedSide side, string name, CurveStyle style, IReadOnlyList<string> conditions, Metric metric)
    {
        RepetitionRow[] rows = [.. side.Rows.Where(row => conditions.Contains(row.Run))];
        if (side.Repetitions.Count > 1)
        {
            foreach (IGrouping<ulong, RepetitionRow> seed in rows.GroupBy(row => row.Seed))
            {
                yield return new Curve(
                    null, null, [.. seed.OrderBy(row => row.Processes).Select(row => new CurvePoint(row.Processes, metric.Of(row)))], style.Faint());
            }
        }

        CurvePoint[] medians = [.. rows.GroupBy(row => row.Processes).OrderBy(group => group.Key)
            .Select(group => new CurvePoint(group.Key, MedianInterval.Of(group.Select(metric.Of)).Median))];
        yield return new Curve(name, metric.WithUnit(medians[^1].Y), medians, style);
    }

    private static Figure Accumulated(StudyComparison comparison, string run)
    {
        (StudyLines Study, string? Name, CurveStyle Style)[] lines = [.. Sides(comparison).SelectMany(side =>
        {
            ulong middle = RepetitionRow.MiddleSeed([.. side.Side.Rows.Where(row => row.Run == run)]);
            return side.Side.Repetitions
                .Select(result => (Study: new StudyLines(result), IsMiddle: result.Manifest.Settings.Seed == middle))
                .OrderBy(line => line.IsMiddle)
                .Select(line => (line.Study, line.IsMiddle ? side.Name : null, line.IsMiddle ? side.Style : side.Style.Faint()));
        })];
        AxisScale time = AxisScale.Time("Time (s)", lines.Max(line => line.Study.EndSeconds));
        return new Figure(
            $"faults-{run}",
            $"{RunTitle.Of(run)}, accumulated page faults: {RunTitle.Cast(lines[0].Study.LabelsOf(run))}",
            Note(comparison),
            Key(comparison),
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

    private static IEnumerable<(ComparedSide Side, string Name, CurveStyle Style)> Sides(StudyComparison comparison)
    {
        (string nameA, string nameB) = comparison.Labels;
        return [(comparison.A, nameA, CurveStyle.OfRun(StyleOfA)), (comparison.B, nameB, CurveStyle.OfRun(StyleOfB))];
    }

    private static KeyEntry[] Key(StudyComparison comparison) =>
        [.. Sides(comparison).Select(side => new KeyEntry(side.Name == side.Side.Name ? side.Name : $"{side.Name} ({side.Side.Name})", side.Style))];

    private static string? Note(StudyComparison comparison) => (comparison.A.Repetitions.Count, comparison.B.Repetitions.Count) switch
    {
        (1, 1) => null,
        var (a, b) when comparison.A.Manifest.Settings.Counts.Count > 0 => $"Strong: medians of {a} and {b} seeds. Thin: each seed.",
        var (a, b) => $"Strong: the seed whose completion time is the middle one of {a} and of {b}. Thin: the others.",
    };
}
