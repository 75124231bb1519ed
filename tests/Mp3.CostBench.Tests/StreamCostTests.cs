// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.CostBench.Tests;

public sealed class StreamCostTests
{
    private static readonly string[] Lines =
    [
        "stream=forks state=off processes=1 count=10 elapsed=1000000",
        "stream=forks state=others processes=1 count=10 elapsed=1001000",
        "what=tick processes=20 threads=3 busy=1 own=256 elapsed=300 rounds=2 helper=17 worker=18",
        "stream=forks state=own processes=1 count=10 elapsed=1015000",
        "stream=faults state=off processes=20 count=5 elapsed=5000",
        "stream=faults state=others processes=20 count=5 elapsed=5050",
        "stream=faults state=own processes=20 count=5 elapsed=5500",
    ];

    [Fact]
    public void Streams_are_read_from_their_lines()
    {
        IReadOnlyList<StreamCost> costs = StreamCost.Of(Lines);

        Assert.Equal(
            [new StreamCost(CostStream.Forks, 1, 100_000, 100_100, 101_500), new StreamCost(CostStream.Faults, 20, 1000, 1010, 1100)],
            costs);
        Assert.Equal(0.001, costs[0].ShareOfOthers, 1e-9);
        Assert.Equal(0.015, costs[0].ShareOfOwn, 1e-9);
        Assert.Equal([true, true, false, true, true, true, true], Lines.Select(StreamCost.IsLine));
    }

    [Fact]
    public void What_was_not_measured_is_named() =>
        Assert.Contains("faults (own) beside 20", Assert.Throws<Mp3Exception>(() => StreamCost.Of(Lines[..^1])).Message, StringComparison.Ordinal);
}
