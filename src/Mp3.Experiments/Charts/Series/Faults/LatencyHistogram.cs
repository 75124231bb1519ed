// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Series.Faults;

/// <summary>How long faults took, in buckets whose bounds grow by the same factor; its size does not grow with the faults.</summary>
public sealed class LatencyHistogram
{
    /// <summary>Buckets from one power of ten to the next, as they are shown.</summary>
    public const int PerDecade = 10;

    // Fine ones for quantiles: a bound is 0.6 % above the one below it.
    private const int FinePerDecade = 40 * PerDecade;
    private const int Decades = 19;
    private readonly long[] _counts = new long[FinePerDecade * Decades];

    /// <summary>How many faults are in it.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a fault.</summary>
    /// <param name="latencyNs">How long it took, ns; less than 1 counts as 1.</param>
    public void Add(ulong latencyNs)
    {
        int bucket = (int)(Math.Log10(Math.Max(1, latencyNs)) * FinePerDecade);
        _counts[Math.Min(bucket, _counts.Length - 1)]++;
        Count++;
    }

    /// <summary>The latency that a share of the faults has at most, ns, to 0.6 %.</summary>
    /// <param name="share">Above 0, at most 1; there is at least one fault.</param>
    public double Quantile(double share)
    {
        long least = Math.Max(1, (long)Math.Ceiling(share * Count));
        long below = 0;
        for (int bucket = 0; bucket < _counts.Length; bucket++)
        {
            below += _counts[bucket];
            if (below >= least)
            {
                return Math.Pow(10, (bucket + 0.5) / FinePerDecade);
            }
        }

        throw new InvalidOperationException("there are no faults");
    }

    /// <summary>The faults in buckets of <see cref="PerDecade"/> to a power of ten, from the first that has any to the
    /// last: the power of ten where a bucket begins, and its faults.</summary>
    public IReadOnlyList<(double Log10, long Faults)> Buckets()
    {
        long[] shown = [.. _counts.Chunk(FinePerDecade / PerDecade).Select(fine => fine.Sum())];
        int first = Array.FindIndex(shown, faults => faults > 0);
        int last = Array.FindLastIndex(shown, faults => faults > 0);
        return first < 0
            ? []
            : [.. Enumerable.Range(first, last - first + 1).Select(bucket => (bucket / (double)PerDecade, shown[bucket]))];
    }
}
