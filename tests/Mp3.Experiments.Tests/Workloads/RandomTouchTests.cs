// SPDX-License-Identifier: MIT

using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Workloads;

public sealed class RandomTouchTests
{
    [Theory]
    [InlineData(25_600, 10_000)]
    [InlineData(25_600, 200_000)]
    [InlineData(262_144, 1_000_000)]
    public void The_mean_is_that_of_balls_in_boxes(double pages, double accesses)
    {
        // Exactly: each box stays empty with the probability (1 − 1/M)^k.
        double exact = pages * (1 - Math.Pow(1 - (1 / pages), accesses));

        Assert.Equal(exact, RandomTouch.DistinctPages(pages, accesses), exact * 1e-4);
    }

    [Theory]
    [InlineData(500, 250)]
    [InlineData(500, 1500)]
    public void The_deviation_is_that_of_an_experiment(int pages, int accesses)
    {
        var random = new Random(1);
        double[] counts = [.. Enumerable.Range(0, 4000).Select(_ =>
            (double)Enumerable.Range(0, accesses).Select(_ => random.Next(pages)).Distinct().Count())];
        double mean = counts.Average();
        double deviation = Math.Sqrt(counts.Average(count => (count - mean) * (count - mean)));

        Assert.Equal(deviation, RandomTouch.Deviation(pages, accesses), deviation * 0.05);
        Assert.Equal(mean, RandomTouch.DistinctPages(pages, accesses), 0.5);
    }

    [Fact]
    public void What_work_really_touches_is_within_four_deviations()
    {
        foreach (ulong seed in (ulong[])[1, 2, 3, 4, 5])
        {
            var workload = new Workload(100, AccessPattern.Random, 5_000, 20, seed);

            Assert.Equal(
                RandomTouch.DistinctPages(25_600, 100_000),
                AccessSequence.DistinctPages(workload),
                4 * RandomTouch.Deviation(25_600, 100_000));
        }
    }
}
