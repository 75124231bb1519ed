// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Tests.Charts.Series;

public sealed class BinnedRateTests
{
    [Fact]
    public void Each_bin_has_its_counts_by_its_width_and_the_last_one_by_what_it_lasted()
    {
        CurvePoint[] accumulated = [new(0, 0), new(1, 10), new(2, 10), new(2.5, 30)];

        Assert.Equal([new CurvePoint(0, 10), new(1, 0), new(2, 40), new(2.5, 40)], BinnedRate.Of(accumulated, 1));
    }

    [Fact]
    public void A_sample_across_an_edge_belongs_to_both_bins()
    {
        CurvePoint[] accumulated = [new(0, 0), new(0.75, 0), new(1.25, 8)];

        Assert.Equal([new CurvePoint(0, 4), new(1, 16), new(1.25, 16)], BinnedRate.Of(accumulated, 1));
    }

    [Fact]
    public void No_fault_is_lost_or_invented() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Int[0, 10_000]).Array[1, 200].Sample(steps =>
        {
            List<CurvePoint> accumulated = [new(0, 0)];
            foreach ((int milliseconds, int faults) in steps)
            {
                accumulated.Add(new CurvePoint(accumulated[^1].X + (milliseconds / 1e3), accumulated[^1].Y + faults));
            }

            IReadOnlyList<CurvePoint> rates = BinnedRate.Of(accumulated, 0.1);

            Assert.Equal(accumulated[^1].Y, rates.Zip(rates.Skip(1), (bin, next) => bin.Y * (next.X - bin.X)).Sum(), 1e-3);
        });

    [Fact]
    public void A_constant_rate_is_constant_however_samples_and_bins_lie_to_each_other()
    {
        // Every 50 ms and some µs late, as timers are: sometimes two and sometimes three samples come within 100 ms.
        CurvePoint[] accumulated = [new(0, 0), .. Enumerable.Range(1, 400).Select(tick =>
        {
            double time = (tick * 0.05) + (tick % 3 * 5e-6);
            return new CurvePoint(time, 8600 * time);
        })];

        Assert.All(BinnedRate.Of(accumulated, 0.1), step => Assert.Equal(8600, step.Y, 1e-3));
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(40)]
    [InlineData(150)]
    [InlineData(399)]
    [InlineData(401)]
    [InlineData(3600)]
    [InlineData(1e9)]
    public void No_bin_is_about_as_wide_as_a_second_of_sleep(double duration) =>
        Assert.True(BinnedRate.WidthFor(duration) is <= 0.25 or >= 10);

    [Fact]
    public void Without_samples_there_are_no_bins() => Assert.Empty(BinnedRate.Of([new CurvePoint(0, 0)], 1));
}
