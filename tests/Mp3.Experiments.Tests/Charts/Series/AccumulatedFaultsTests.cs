// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Charts.Series;

public sealed class AccumulatedFaultsTests
{
    private static readonly SampleRow[] Samples =
    [
        Row.Sample(1, 0.050, "a", minor: 10, major: 1),
        Row.Sample(1, 0.051, "b", minor: 20, major: 2),
        Row.Sample(2, 0.100, "a", minor: 0, major: 5),
        Row.Sample(4, 0.201, "b", minor: 7, major: 0),
    ];

    [Theory]
    [InlineData(FaultKinds.Minor, 30, 30, 37)]
    [InlineData(FaultKinds.Major, 3, 8, 8)]
    [InlineData(FaultKinds.Both, 33, 38, 45)]
    public void Faults_of_all_processes_add_up_tick_by_tick(FaultKinds kinds, double first, double second, double last) =>
        Assert.Equal(
            [new(0, 0), new(0.051, first), new(0.100, second), new(0.201, last)],
            AccumulatedFaults.Of(Samples, kinds));

    [Fact]
    public void The_order_of_the_samples_does_not_matter() =>
        Assert.Equal(AccumulatedFaults.Of(Samples, FaultKinds.Both), AccumulatedFaults.Of(Samples.Reverse(), FaultKinds.Both));

    [Fact]
    public void Without_samples_there_are_no_faults() =>
        Assert.Equal([new CurvePoint(0, 0)], AccumulatedFaults.Of([], FaultKinds.Both));
}
