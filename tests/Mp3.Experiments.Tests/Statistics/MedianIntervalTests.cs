// SPDX-License-Identifier: MIT

using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Tests.Statistics;

public sealed class MedianIntervalTests
{
    /// <summary>
    /// Ranks and confidences as published for the sign test: Hollander, Wolfe and Chicken, Nonparametric Statistical
    /// Methods, table A.2 (binomial, p = 1/2).
    /// </summary>
    [Theory]
    [InlineData(1, 1, 1, 0)]
    [InlineData(2, 1, 2, 0.5)]
    [InlineData(5, 1, 5, 0.9375)]
    [InlineData(6, 1, 6, 0.96875)]
    [InlineData(8, 1, 8, 0.9921875)]
    [InlineData(9, 2, 8, 0.9609375)]
    [InlineData(10, 2, 9, 0.978515625)]
    [InlineData(20, 6, 15, 0.9586105)]
    [InlineData(30, 10, 21, 0.9572261)]
    public void The_interval_has_the_ranks_of_the_sign_test(int count, double low, double high, double confidence)
    {
        // The ranks themselves as values, the greatest first.
        var interval = MedianInterval.Of(Enumerable.Range(1, count).Reverse().Select(rank => (double)rank));

        Assert.Equal((count, low, high), (interval.Count, interval.Low, interval.High));
        Assert.Equal(confidence, interval.Confidence, 1e-6);
        Assert.Equal((count + 1) / 2.0, interval.Median);
    }

    [Fact]
    public void An_outlier_moves_neither_the_median_nor_an_interval_that_leaves_it_out()
    {
        double[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9];

        Assert.Equal(MedianInterval.Of(values), MedianInterval.Of([.. values[..8], 1e9]));
    }

    [Fact]
    public void The_interval_holds_the_median_of_a_known_distribution_as_often_as_it_says()
    {
        const int Trials = 20_000;
        var random = new Random(423);
        // Exponential, whose median is ln 2.
        int held = Enumerable.Range(0, Trials).Count(_ =>
        {
            var interval = MedianInterval.Of(Enumerable.Range(0, 9).Select(_ => -Math.Log(1 - random.NextDouble())));
            return interval.Low <= Math.Log(2) && Math.Log(2) <= interval.High;
        });

        // Three standard deviations of a binomial around the published 0.9609375.
        Assert.Equal(0.9609375, (double)held / Trials, 0.0042);
    }
}
