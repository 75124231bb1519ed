// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Charts.Series.Faults;

namespace Mp3.Experiments.Tests.Charts.Series.Faults;

public sealed class LatencyHistogramTests
{
    private static readonly Gen<ulong[]> Latencies = Gen.OneOf(Gen.ULong[1, 1000], Gen.ULong[50_000, 200_000], Gen.ULong[1, 10_000_000_000]).Array[1, 200];

    [Fact]
    public void A_quantile_is_that_of_the_sorted_latencies() =>
        Gen.Select(Latencies, Gen.Double[0.001, 1]).Sample((latencies, share) =>
        {
            ulong[] sorted = [.. latencies.Order()];
            double truth = sorted[(int)Math.Ceiling(share * sorted.Length) - 1];

            Assert.InRange(Of(latencies).Quantile(share), truth * 0.993, truth * 1.007);
        });

    [Fact]
    public void Buckets_hold_every_fault() => Latencies.Sample(latencies =>
    {
        IReadOnlyList<(double Log10, long Faults)> buckets = Of(latencies).Buckets();

        Assert.Equal(latencies.Length, buckets.Sum(bucket => bucket.Faults));
        // One that lies on a bound may be on either side of it.
        Assert.All(buckets, bucket => Assert.InRange(
            bucket.Faults,
            latencies.Count(latency => IsWithin(latency, bucket.Log10, -1e-9)),
            latencies.Count(latency => IsWithin(latency, bucket.Log10, 1e-9))));
    });

    [Fact]
    public void Without_faults_there_are_no_buckets() => Assert.Empty(new LatencyHistogram().Buckets());

    private static LatencyHistogram Of(ulong[] latencies)
    {
        var histogram = new LatencyHistogram();
        foreach (ulong latency in latencies)
        {
            histogram.Add(latency);
        }

        return histogram;
    }

    private static bool IsWithin(ulong latency, double log10, double slack) =>
        Math.Log10(latency) >= log10 - slack && Math.Log10(latency) < log10 + 0.1 + slack;
}
