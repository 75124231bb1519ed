// SPDX-License-Identifier: MIT

using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Tests.Statistics;

public sealed class DifferenceTests
{
    [Theory]
    [InlineData("more", 1, 2, 3, 4, 5, 6)]
    [InlineData("less", -1, -2, -3, -4, -5, -6)]
    [InlineData("the same", 0, 0, 0, 0, 0, 0)]
    [InlineData("the same", 0)]
    [InlineData("can't tell: the interval holds 0", -1, 2, 3, 4, 5, 6)]
    [InlineData("can't tell: fewer than 6 seeds", 1, 2, 3, 4, 5)]
    public void The_verdict_follows_from_the_interval_alone(string ruling, params int[] differences)
    {
        // Levels that vary far more than the difference: only pairs can tell.
        var difference = Difference.Of([.. differences.Select((d, i) => (1000.0 * (i + 1), (1000.0 * (i + 1)) + d))]);

        Assert.Equal(ruling, difference.Ruling);
    }

    [Fact]
    public void The_ratio_is_the_median_of_the_pairs_ratios()
    {
        var difference = Difference.Of([(100, 110), (1000, 1200), (10, 13)]);

        Assert.Equal(0.2, difference.RelativeMedian!.Value, 1e-12);
        Assert.Equal("+20.0 %", difference.RelativeText);
    }

    [Fact]
    public void Nothing_has_a_ratio_to_zero() => Assert.Equal("–", Difference.Of([(0, 5), (1, 5)]).RelativeText);
}
