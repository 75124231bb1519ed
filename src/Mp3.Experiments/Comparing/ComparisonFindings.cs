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

    /// <summary>Of more sides than this one number each is told.</summary>
    private const int MostInDetail = 2;

    private static readonly Metric[] Detail = [ProcessMetrics.MajorFaults, ProcessMetrics.MinorFaults, ProcessMetrics.Completion];

    /// <summary>
    /// The row with the greatest ratio of a side to the baseline, whichever way; where intervals can tell, of those that
    /// do.
    /// </summary>
    /// <returns>null: no metric differs by more than <see cref="Changes.Margin"/>.</returns>
    public static ComparisonRow? Most(StudyComparison comparison)
    {
        ComparisonRow[] different = [.. comparison.Rows.Where(row => Changes.Between(row.A, row.B) != Change.Stays)];
        ComparisonRow[] certain = [.. different.Where(row => row.Verdict is "more" or "less")];
        return (certain.Length > 0 ? certain : different).MaxBy(row => Distance(comparison, row));
    }

    /// <summary>What differs most, with its number on all sides, and with its interval if there is one.</summary>
    public static string Answer(StudyComparison comparison)
    {
        if (Most(comparison) is not { } row)
        {
            return $"Nothing differs by more than {Changes.Margin:0 %}: {WordList.Of(comparison.Labels)} are alike in every metric of every run.";
        }

        Metric metric = comparison.MetricOf(row);
        return comparison.Sides.Count == 2
            ? $"The largest difference is in {metric.Words}, {RunTitle.Of(row.Run)}: {Values(comparison, row.Run, metric)}. {Certainty(row, metric)}."
            : $"The largest difference from {row.ALabel} is that of {row.BLabel} in {metric.Words}, {RunTitle.Of(row.Run)}: {Values(comparison, row.Run, metric)}. Of {row.BLabel}: {Certainty(row, metric, isSentence: false)}.";
    }

    /// <summary>All sides of one run: of two, the faults and the completion time; of more, the major faults.</summary>
    public static string OfRun(StudyComparison comparison, string run) => comparison.Sides.Count > MostInDetail
        ? OfRun(comparison, run, ProcessMetrics.MajorFaults)
        : $"{RunTitle.Of(run)} {string.Join("; ", comparison.Labels.Select((label, i) => $"with {label}: {string.Join(", ", Detail.Select(metric => Part(metric, Value(comparison, run, metric, i))))}"))}.";

    /// <summary>One number of a run on all sides.</summary>
    public static string OfRun(StudyComparison comparison, string run, Metric metric) =>
        $"{RunTitle.Of(run)}, {metric.Words}: {Values(comparison, run, metric)}.";

    /// <summary>One number of a run with each side: <c>24 s with ssd, 36 s with zram (×1.5)</c>.</summary>
    public static string Values(StudyComparison comparison, string run, Metric metric)
    {
        IReadOnlyList<ComparisonRow> rows = comparison.RowsOf(run, metric);
        return string.Join(WordList.Separator(comparison.Labels), rows
            .Select(row => $"{metric.WithUnit(row.B)} with {row.BLabel}{(row.Ratio is { } ratio ? $" (×{ratio:0.###})" : "")}")
            .Prepend($"{metric.WithUnit(rows[0].A)} with {rows[0].ALabel}"));
    }

    private static double Value(StudyComparison comparison, string run, Metric metric, int side)
    {
        IReadOnlyList<ComparisonRow> rows = comparison.RowsOf(run, metric);
        return side == 0 ? rows[0].A : rows[side - 1].B;
    }

    private static string Part(Metric metric, double value) =>
        metric == ProcessMetrics.Completion ? metric.WithUnit(value) : $"{metric.Text(value)} {metric.Words}";

    private static string Certainty(ComparisonRow row, Metric metric, bool isSentence = true)
    {
        string text = row switch
        {
            { Low: { } low, High: { } high } =>
                $"Difference {metric.SignedText(row.Difference)} [{metric.SignedText(low)}, {metric.SignedText(high)}], the {100 * row.Confidence:0.#} % interval of {row.Seeds} seeds",
            { Seeds: 0 } => "No seed is in both, so there is no interval",
            _ => "One seed is in both, so there is no interval",
        };
        return isSentence ? text : $"{char.ToLowerInvariant(text[0])}{text[1..]}";
    }

    private static double Distance(StudyComparison comparison, ComparisonRow row)
    {
        double floor = Nothing;
        if (row.Metric == ProcessMetrics.MajorFaults.Name)
        {
            ComparisonRow minor = comparison.RowsOf(row.Run, ProcessMetrics.MinorFaults).First(own => own.BLabel == row.BLabel);
            floor += FewMajorFaults * Math.Max(minor.A, minor.B);
        }

        return Math.Abs(Math.Log((row.B + floor) / (row.A + floor)));
    }
}
