// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Charts.Series;

/// <summary>Page faults per second, in bins of equal width.</summary>
public static class FaultRate
{
    private const long NsPerSecond = 1_000_000_000;
    private const int MostBins = 240;
    private const int FewestBins = 12;

    private static readonly double[] Widths = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600, 1800, 3600];

    /// <summary>
    /// The rate in each bin, faults/s. Bin k covers (k × width, (k + 1) × width]; a sample belongs, whole, to the bin
    /// in which it was taken. The last bin counts as a whole one even if the run ended within it.
    /// </summary>
    /// <param name="samples">Samples of one run, in any order.</param>
    /// <param name="kinds">Which faults count.</param>
    /// <param name="widthSeconds">Width of a bin, s, in whole ns.</param>
    public static IReadOnlyList<double> Of(IReadOnlyList<SampleRow> samples, FaultKinds kinds, double widthSeconds)
    {
        if (samples.Count == 0)
        {
            return [];
        }

        long width = (long)Math.Round(widthSeconds * NsPerSecond);
        long[] counts = new long[BinOf(samples.Max(row => row.TimeNs), width) + 1];
        foreach (SampleRow row in samples)
        {
            counts[BinOf(row.TimeNs, width)] += kinds.Count(row);
        }

        return [.. counts.Select(count => count / widthSeconds)];
    }

    /// <summary>
    /// The width that suits a run of <paramref name="durationSeconds"/>: 1 s, or the nearest of a round series that
    /// gives between 12 and 240 bins.
    /// </summary>
    public static double WidthFor(double durationSeconds)
    {
        double most = durationSeconds / FewestBins;
        double least = durationSeconds / MostBins;
        return least > 1
            ? Widths.FirstOrDefault(width => width >= least, Widths[^1])
            : Widths.LastOrDefault(width => width <= Math.Min(1, most), Widths[0]);
    }

    private static long BinOf(long timeNs, long width) => timeNs <= 0 ? 0 : (timeNs - 1) / width;
}
