// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Comparing;

/// <summary>Compares a number of two results seed by seed.</summary>
internal static class PairedSeeds
{
    /// <summary>A row without what belongs to the whole side.</summary>
    public static ComparisonRow RowOf(ComparedSide a, ComparedSide b, string run, Metric metric)
    {
        Dictionary<ulong, double> first = ValuesOf(a, run, metric);
        Dictionary<ulong, double> second = ValuesOf(b, run, metric);
        double medianA = MedianInterval.Of(first.Values).Median;
        double medianB = MedianInterval.Of(second.Values).Median;
        (double, double)[] pairs = [.. first.Keys.Where(second.ContainsKey).Select(seed => (first[seed], second[seed]))];
        if (pairs.Length == 0)
        {
            double? ratio = medianA > 0 ? medianB / medianA : null;
            return new ComparisonRow(run, metric.Name, medianA, medianB, 0, medianB - medianA, null, null, 0, ratio, "can't tell: no seed in common", "", "", null, null);
        }

        var difference = Difference.Of(pairs);
        bool hasInterval = pairs.Length > 1;
        return new ComparisonRow(
            run,
            metric.Name,
            medianA,
            medianB,
            pairs.Length,
            difference.Absolute.Median,
            hasInterval ? difference.Absolute.Low : null,
            hasInterval ? difference.Absolute.High : null,
            difference.Absolute.Confidence,
            1 + difference.RelativeMedian,
            VerdictOf(difference),
            "",
            "",
            null,
            null);
    }

    /// <summary>One seed is one exact number, and few seeds may at least agree: "can't tell" alone would hide both.</summary>
    private static string VerdictOf(Difference difference)
    {
        MedianInterval seeds = difference.Absolute;
        string? all = seeds switch
        {
            { Low: 0, High: 0 } => "the same",
            { Low: > 0 } => "more",
            { High: < 0 } => "less",
            _ => null,
        };
        return seeds.Count switch
        {
            1 => $"{all}, one seed",
            < Difference.LeastRepetitions when all is "more" or "less" => $"{difference.Ruling}, but {all} with each of {seeds.Count}",
            _ => difference.Ruling,
        };
    }

    private static Dictionary<ulong, double> ValuesOf(ComparedSide side, string run, Metric metric) =>
        side.Observations.Where(row => row.Run == run).ToDictionary(row => row.Seed, metric.Of);
}
