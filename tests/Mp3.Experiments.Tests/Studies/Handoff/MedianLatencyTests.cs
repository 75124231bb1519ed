// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Handoff;

public sealed class MedianLatencyTests
{
    // Sorted by hand: 14.1, 14.2, 16.4, 30.5 and 14.1, 14.2, 16.4.
    [Theory]
    [InlineData(15.3, 16.4, 14.1, 30.5, 14.2)]
    [InlineData(14.2, 16.4, 14.1, 14.2)]
    public void Of_an_even_number_it_is_the_mean_of_the_middle_two(double median, params double[] seconds) =>
        Assert.Equal(median, MedianLatency.SecondsOf(seconds.Select(Row)), 1e-9);

    private static ScenarioRow Row(double seconds) =>
        SyntheticHandoff.Row("x", StrategyName.Signal, 1024, 0) with { MedianLatencyNs = (long)(seconds * 1e9) };
}
