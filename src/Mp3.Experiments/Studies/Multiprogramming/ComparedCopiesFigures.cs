// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>All sides of a comparison over the number of copies.</summary>
internal static class ComparedCopiesFigures
{
    /// <summary>The picture that shows what differs most first.</summary>
    public static IReadOnlyList<Figure> Of(StudyComparison comparison)
    {
        string program = ((ProcessResult)comparison.Baseline.Repetitions[0]).Runs[0].Command;
        if (comparison.Conditions.Count == 1)
        {
            return [OneNumber(comparison, program)];
        }

        string? most = ComparisonFindings.Most(comparison)?.Metric;
        return
        [
            .. CopiesSubject.All
                .OrderByDescending(subject => subject.Curves.Any(curve => curve.Metric.Name == most))
                .SelectMany(subject => ComparedSides.Readable(
                    OfSubject(comparison, subject, program),
                    comparison.Sides.Count,
                    [.. subject.Curves.Skip(1).Select(curve => ($"minor-{subject.Name}", OfMostCopies(comparison, curve.Metric)))])),
        ];
    }

    /// <summary>All sides at the greatest number of copies that they have in common.</summary>
    internal static string OfMostCopies(StudyComparison comparison, Metric metric)
    {
        Observation most = comparison.Baseline.Observations.Where(row => comparison.Conditions.Contains(row.Run)).MaxBy(CopiesRuns.CopiesOf)!;
        return $"At N = {CopiesRuns.CopiesOf(most)}, {metric.Words}: {ComparisonFindings.Values(comparison, most.Run, metric)}.";
    }

    private static Figure OfSubject(StudyComparison comparison, CopiesSubject subject, string program) => new(
        subject.Name,
        subject.TitleFor(program),
        Note(comparison),
        ComparedSides.Key(comparison),
        [.. subject.Curves.Select(curve => PanelOf(comparison, curve))])
    {
        Finding = OfMostCopies(comparison, subject.Curves[0].Metric),
    };

    // A point makes no line.
    private static Figure OneNumber(StudyComparison comparison, string program)
    {
        string run = comparison.Conditions[0];
        int copies = CopiesRuns.CopiesOf(comparison.Baseline.Observations.First(row => row.Run == run));
        return new Figure("copies", $"{CopiesTable.Copies(copies)} of {program}", Note(comparison), [], [])
        {
            Finding = ComparisonFindings.OfRun(comparison, run),
            Tables = [MetricTableFigure.TableOf(comparison, run, CopiesTable.Heading)],
        };
    }

    private static Panel PanelOf(StudyComparison comparison, CopiesCurve curve)
    {
        Curve[] lines = [.. ComparedSides.Of(comparison).SelectMany(side => OfSide(side.Side, side.Name, side.Style, comparison.Conditions, curve.Metric))];
        var panel = new Panel(
            curve.Heading,
            AxisScale.Counts(CopiesRuns.N.Words, [.. lines[0].Points.Select(point => (int)point.X)]),
            AxisScale.Amount(curve.Axis, lines.Max(line => line.Points.Max(point => point.Y))),
            lines);
        return curve.Metric == ProcessMetrics.Completion
            ? Asleep.Show(panel, Asleep.Of([.. comparison.Sides.SelectMany(side => MeasuredRun.Of((ProcessResult)side.Repetitions[0]))]))
            : panel;
    }

    /// <summary>A thin line for each seed, if there are several, then the median.</summary>
    private static IEnumerable<Curve> OfSide(ComparedSide side, string name, CurveStyle style, IReadOnlyList<string> conditions, Metric metric)
    {
        Observation[] rows = [.. side.Observations.Where(row => conditions.Contains(row.Run))];
        if (side.Repetitions.Count > 1)
        {
            foreach (IGrouping<ulong, Observation> seed in rows.GroupBy(row => row.Seed))
            {
                yield return new Curve(
                    null, null, [.. seed.OrderBy(CopiesRuns.CopiesOf).Select(row => new CurvePoint(CopiesRuns.CopiesOf(row), metric.Of(row)))], style.Faint());
            }
        }

        CurvePoint[] medians = [.. rows.GroupBy(CopiesRuns.CopiesOf).OrderBy(group => group.Key)
            .Select(group => new CurvePoint(group.Key, MedianInterval.Of(group.Select(metric.Of)).Median))];
        yield return new Curve(name, metric.WithUnit(medians[^1].Y), medians, style);
    }

    private static string? Note(StudyComparison comparison) => ComparedSides.Seeds(comparison) is { } seeds
        ? $"Strong: medians of {seeds} seeds. Thin: each seed."
        : null;
}
