// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Charts.Series;

public sealed class FaultRateTests
{
    [Fact]
    public void A_sample_on_the_edge_belongs_to_the_bin_that_ends_there()
    {
        SampleRow[] samples =
        [
            Row.Sample(1, 0.5, "a", minor: 3, major: 1),
            Row.Sample(2, 1.0, "a", minor: 4, major: 1),
            Row.Sample(3, 1.000000001, "a", minor: 100, major: 9),
            Row.Sample(4, 3.2, "a", minor: 8, major: 0),
        ];

        Assert.Equal([7, 100, 0, 8], FaultRate.Of(samples, FaultKinds.Minor, 1));
        Assert.Equal([2, 2, 18, 0, 0, 0, 0], FaultRate.Of(samples, FaultKinds.Major, 0.5));
        Assert.Equal([59, 4], FaultRate.Of(samples, FaultKinds.Both, 2));
    }

    [Fact]
    public void No_fault_is_lost_or_invented() =>
        Gen.Select(Gen.Long[0, 60_000_000_000], Gen.Long[0, 10_000]).Array[1, 200].Sample(pairs =>
        {
            SampleRow[] samples = [.. pairs.Select((pair, i) => new SampleRow("r", i, pair.Item1, 1, "p", pair.Item2, 0, 0, 0, Last: false))];

            double faults = FaultRate.Of(samples, FaultKinds.Minor, 0.5).Sum() * 0.5;

            Assert.Equal(pairs.Sum(pair => pair.Item2), faults, 6);
        });

    [Theory]
    [InlineData(40, 1)]
    [InlineData(12, 1)]
    [InlineData(240, 1)]
    [InlineData(11, 0.5)]
    [InlineData(3, 0.2)]
    [InlineData(0.4, 0.1)]
    [InlineData(0, 0.1)]
    [InlineData(241, 2)]
    [InlineData(3600, 20)]
    [InlineData(1e9, 3600)]
    public void Bins_are_a_second_wide_unless_the_run_is_short_or_long(double duration, double width) =>
        Assert.Equal(width, FaultRate.WidthFor(duration));

    [Fact]
    public void Without_samples_there_are_no_bins() => Assert.Empty(FaultRate.Of([], FaultKinds.Both, 1));
}
