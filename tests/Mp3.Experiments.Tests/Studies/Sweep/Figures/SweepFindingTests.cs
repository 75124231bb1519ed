// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Figures;
using static Mp3.Experiments.Tests.Fixtures.SyntheticSweep;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class SweepFindingTests
{
    private static readonly SweepAxis Devices = Swap("ssd", "hdd");

    [Fact]
    public void Over_numbers_it_says_whether_the_metric_rose_or_fell()
    {
        Assert.Equal("Completion time rose from 2.000 s at N = 1 to 40.000 s at N = 20: one seed.", FindingOf(Of([Copies(20)], at => [2 * N(at)])));
        Assert.Equal("Completion time fell from 20.000 s at N = 1 to 1.000 s at N = 20: medians of 7 seeds.", FindingOf(Of([Copies(20)], at => [21 - N(at)], seeds: 7)));
    }

    [Fact]
    public void Where_the_ends_are_not_at_the_ends_it_says_where_they_are() => Assert.Equal(
        "Completion time ranged from 1.000 s (N = 3) to 5.000 s (N = 5): one seed.",
        FindingOf(Of([Copies(5)], at => [N(at) == 5 ? 5 : 1 + Math.Abs(N(at) - 3)])));

    [Fact]
    public void Of_two_axes_of_numbers_it_has_both_ends() => Assert.Equal(
        "Completion time ranged from 1.000 s (RAM 512 MiB, N = 1) to 12.000 s (RAM 128 MiB, N = 3): one seed.",
        FindingOf(Of([Ram(128, 512), Copies(3)], at => [N(at) * (at["memory"].Number == 128 ? 4 : 1)])));

    [Fact]
    public void Of_words_it_has_the_greatest_ratio() => Assert.Equal(
        "With hdd, completion time came to 83.000 s, 8.3 times the 10.000 s with ssd: medians of 7 seeds.",
        FindingOf(Of([Devices], at => [at["swap"].Text == "hdd" ? 83 : 10], seeds: 7)));

    [Fact]
    public void Of_words_and_numbers_it_has_the_range_and_the_ratio_with_its_place() => Assert.Equal(
        "Completion time ranged from 10.000 s (ssd, N = 3) to 90.000 s (hdd, N = 1); with hdd the value was 4.0 times that with ssd (N = 2): one seed.",
        FindingOf(Of([Devices, Copies(3)], at => [(at["swap"].Text, N(at)) switch { ("hdd", 1) => 90, ("hdd", 2) => 80, ("hdd", _) => 11, (_, 1) => 30, (_, 2) => 20, _ => 10 }])));

    [Fact]
    public void Where_the_ratio_is_the_range_it_is_said_once() => Assert.Equal(
        "With hdd, completion time came to 90.000 s, 9.0 times the 10.000 s with ssd (N = 1): one seed.",
        FindingOf(Of([Devices, Copies(2)], at => [at["swap"].Text == "hdd" ? 100 - (10 * N(at)) : 9 + N(at)])));

    [Fact]
    public void Next_to_nothing_has_no_ratio() => Assert.Equal(
        "With hdd, major faults came to 12,345, with ssd to 3: one seed.",
        FindingOf(Of([Devices], at => [0, 0, at["swap"].Text == "hdd" ? 12_345 : 3]), metric: 2));

    [Fact]
    public void What_is_alike_is_said_to_be()
    {
        Assert.Equal("Completion time differed by no more than 1 %, from 99.500 s to 100.000 s: one seed.", FindingOf(Of([Copies(2)], at => [100 - ((N(at) - 1) / 2)])));
        Assert.Equal("Major faults came to 0 in all 5 conditions: medians of 3 seeds.", FindingOf(Of([Copies(5)], _ => [0, 0, 0], seeds: 3), metric: 2));
    }

    [Fact]
    public void Where_the_seeds_can_not_tell_it_is_silent()
    {
        // Seven seeds are three hundredths to each side.
        Assert.Null(FindingOf(Of([Copies(3)], at => [100 + N(at)], seeds: 7)));
        Assert.NotNull(FindingOf(Of([Copies(3)], at => [100 + (10 * N(at))], seeds: 7)));
    }

    [Fact]
    public void A_condition_of_which_one_seed_is_left_differs_from_none_that_has_an_interval()
    {
        SweepGrid grid = Of([Copies(2)], at => [100 * N(at)], seeds: 7);
        SweepCondition single = grid.Conditions[0] with { Values = [MedianInterval.Of([100])] };

        Assert.Null(FindingOf(grid with { Conditions = [single, grid.Conditions[1]] }));
    }

    [Fact]
    public void One_condition_shows_nothing() => Assert.Null(FindingOf(Of([Copies(3)], _ => [1], failed: i => i > 0)));

    private static double N(Parameters at) => at["n"].Number!.Value;

    private static string? FindingOf(SweepGrid grid, int metric = 0) =>
        new SweepFinding(grid.Axes, grid.Axes, metric, grid.Metrics[metric]).Of(grid.Conditions);
}
