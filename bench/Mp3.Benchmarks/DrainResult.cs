// SPDX-License-Identifier: MIT

using BenchmarkDotNet.Reports;

namespace Mp3.Benchmarks;

/// <summary>
/// What was measured for a ring of one size. Of many short rounds the fastest counts: other work on the machine only
/// makes them slower.
/// </summary>
/// <param name="RingMiB">Size of the ring, MiB.</param>
/// <param name="DrainNs">Time to drain it, ns.</param>
/// <param name="MemcpyNs">Time to copy the same bytes in the faster of two ways, ns.</param>
internal sealed record DrainResult(int RingMiB, double DrainNs, double MemcpyNs)
{
    public const string Goal = "10 million records a second and half of memcpy's speed";

    private double MillionRecordsPerSecond => DrainBenchmark.ReadableOf(RingMiB) / DrainNs * 1e3;

    private double OfMemcpy => MemcpyNs / DrainNs;

    public bool ReachesGoal => MillionRecordsPerSecond >= 10 && OfMemcpy >= 0.5;

    public static IEnumerable<DrainResult> All(Summary summary) => summary.Reports
        .Where(report => report.ResultStatistics is not null)
        .GroupBy(report => (int)report.BenchmarkCase.Parameters[nameof(DrainBenchmark.RingMiB)])
        .Where(group => group.Count() == 3)
        .Select(group => new DrainResult(
            group.Key,
            FastestNs(group, nameof(DrainBenchmark.Drain)),
            Math.Min(
                FastestNs(group, nameof(DrainBenchmark.Memcpy)),
                FastestNs(group, nameof(DrainBenchmark.MemcpyInPieces)))));

    public override string ToString() =>
        $"{RingMiB} MiB ring {MillionRecordsPerSecond:F0} million records/s, {OfMemcpy:F2} of memcpy's speed";

    private static double FastestNs(IEnumerable<BenchmarkReport> reports, string method) => reports
        .Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method)
        .ResultStatistics!.Min;
}
