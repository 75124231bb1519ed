// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>Which metrics are pictured, and their names in pictures.</summary>
internal static class MetricWords
{
    /// <summary>Each has a picture of its own; more would be a wall.</summary>
    private const int MostPictured = 4;

    /// <summary>What a sweep of processes is asked first.</summary>
    private static readonly Metric[] First = [ProcessMetrics.MajorFaults, ProcessMetrics.Completion, ProcessMetrics.Utilization];

    /// <summary>The numbers of those that have a picture, the study's lead metric first.</summary>
    public static IReadOnlyList<int> Pictured(IReadOnlyList<Metric> metrics)
    {
        string[] first = [.. First.Select(metric => metric.Name)];
        return [.. metrics.Index()
            .Where(metric => metric.Item.IsLeading)
            .OrderBy(metric => Array.IndexOf(first, metric.Item.Name) is >= 0 and var rank ? rank : first.Length)
            .Select(metric => metric.Index)
            .Take(MostPictured)];
    }

    /// <summary>At the beginning of a title or a sentence.</summary>
    public static string Capital(Metric metric) => $"{char.ToUpperInvariant(metric.Words[0])}{metric.Words[1..]}";

    /// <summary>Name and unit of an axis.</summary>
    public static string AxisOf(Metric metric) => metric.Unit is [' ', .. var unit] ? $"{Capital(metric)} ({unit})" : Capital(metric);

    /// <summary>Name of its picture's files.</summary>
    public static string FileOf(Metric metric)
    {
        string words = metric.Words.ToLowerInvariant();
        char[] others = [.. words.Where(letter => !char.IsAsciiLetterOrDigit(letter))];
        return string.Join('-', words.Split(others, StringSplitOptions.RemoveEmptyEntries));
    }
}
