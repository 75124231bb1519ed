// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Comparing;

/// <summary>What a comparison comes to, in sentences made from its rows.</summary>
internal static class ComparisonFindings
{
    /// <summary>Major faults below this share of a run's minor faults are as good as none: 0 and 3 don't differ without bounds.</summary>
    private const double FewMajorFaults = 0.001;

    /// <summary>No metric but the major faults is ever 0, save of a run that did nothing.</summary>
    private const double Nothing = 1e-9;

    /// <summary>
    /// The row with the greatest ratio of its sides, whichever way; where intervals can tell, of those that do.
    /// </summary>
    /// <returns>null: no metric differs by more than <see cref="Changes.Margin"/>.</returns>
    public static ComparisonRow? Most(StudyComparison comparison)
    {
        ComparisonRow[] different = [.. comparison.Rows.Where(row => Changes.Between(row.A, row.B) != Change.Stays)];
        ComparisonRow[] certain = [.. different.Where(row => row.Verdict is "more" or "less")];
        return (certain.Length > 0 ? certain : different).MaxBy(row => Distance(comparison, row));
    }

    /// <summary>What differs most, with its number, and with its interval if there is one.</summary>
    public static string Answer(StudyComparison comparison)
    {
        if (Most(comparison) is not { } row)
        {
            return $"Nothing differs by more than {Changes.Margin:0 %}: {comparison.Labels.A} and {comparison.Labels.B} are alike in every metric of every run.";
        }

        Metric metric = comparison.MetricOf(row);
        string ratio = row.Ratio is { } found ? $" (×{found:0.###})" : "";
        return $"The largest difference is in {metric.Words}, {RunTitle.Of(row.Run)}: {metric.WithUnit(row.A)} with {row.ALabel}, {metric.WithUnit(row.B)} with {row.BLabel}{ratio}. {Certainty(row, metric)}.";
    }

    /// <summary>Both sides of one run.</summary>
    public static string OfRun(StudyComparison comparison, string run)
    {
        string ValuesOf(Func<ComparisonRow, double> side) => string.Join(", ",
            ((Metric[])[ProcessMetrics.MajorFaults, ProcessMetrics.MinorFaults, ProcessMetrics.Completion]).Select(metric =>
                metric == ProcessMetrics.Completion ? metric.WithUnit(side(RowOf(comparison, run, metric))) : $"{metric.Text(side(RowOf(comparison, run, metric)))} {metric.Words}"));
        return $"{RunTitle.Of(run)} with {comparison.Labels.A}: {ValuesOf(row => row.A)}; with {comparison.Labels.B}: {ValuesOf(row => row.B)}.";
    }

    private static string Certainty(ComparisonRow row, Metric metric) => row switch
    {
        { Low: { } low, High: { } high } =>
            $"Difference {metric.SignedText(row.Difference)} [{metric.SignedText(low)}, {metric.SignedText(high)}], the {100 * row.Confidence:0.#} % interval of {row.Seeds} seeds",
        { Seeds: 0 } => "No seed is in both, so there is no interval",
        _ => "One seed is in both, so there is no interval",
    };

    internal static ComparisonRow RowOf(StudyComparison comparison, string run, Metric metric) =>
        comparison.Rows.First(row => row.Run == run && row.Metric == metric.Name);

    private static double Distance(StudyComparison comparison, ComparisonRow row)
    {
        double floor = Nothing;
        if (row.Metric == ProcessMetrics.MajorFaults.Name)
        {
            ComparisonRow minor = RowOf(comparison, row.Run, ProcessMetrics.MinorFaults);
            floor += FewMajorFaults * Math.Max(minor.A, minor.B);
        }

        return Math.Abs(Math.Log((row.B + floor) / (row.A + floor)));
    }
}
