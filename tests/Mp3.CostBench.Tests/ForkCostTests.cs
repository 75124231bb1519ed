// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.CostBench.Tests;

public sealed class ForkCostTests
{
    private static readonly string[] Lines =
    [
        "forks=unwatched count=10 elapsed=1000000",
        "forks=others count=10 elapsed=1001000",
        "what=tick processes=20 threads=3 busy=1 own=256 elapsed=300 rounds=2 helper=17 worker=18",
        "forks=followed count=10 elapsed=1015000",
    ];

    [Fact]
    public void Forks_are_read_from_their_lines()
    {
        var forks = ForkCost.Of(Lines);

        Assert.Equal(new ForkCost(100_000, 100_100, 101_500), forks);
        Assert.Equal(0.001, forks.ShareOfOthers, 1e-9);
        Assert.Equal(0.015, forks.ShareOfFollowed, 1e-9);
        Assert.Equal([true, true, false, true], Lines.Select(ForkCost.IsLine));
    }

    [Fact]
    public void What_was_not_measured_is_named() =>
        Assert.Contains("followed", Assert.Throws<Mp3Exception>(() => ForkCost.Of(Lines[..3])).Message, StringComparison.Ordinal);
}
