// SPDX-License-Identifier: MIT

using Mp3.Experiments.Statistics;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Figures;
using static Mp3.Experiments.Tests.Fixtures.SyntheticSweep;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class ShownGridTests
{
    [Fact]
    public void A_condition_is_where_its_values_are()
    {
        SweepGrid grid = Of([Swap("ssd", "hdd"), Numbers("n", "N", [4, 2, 3])], at => [at["n"].Number!.Value + (at["swap"].Text == "hdd" ? 10 : 0)], failed: i => i == 4);
        var shown = new ShownGrid(PictureAxes.Of(grid.Axes), grid.Axes, grid.Conditions);

        Assert.Equal([2, 3, 4], Enumerable.Range(0, 3).Select(x => shown.At(x, 0, 0, 0)!.Median));
        Assert.Equal((null, 13.0, 14.0), (shown.At(0, 1, 0, 0)?.Median, shown.At(1, 1, 0, 0)!.Median, shown.At(2, 1, 0, 0)!.Median));
        Assert.Equal((6, 5, 1), (shown.Wanted, shown.Conditions.Count, shown.Together));
    }

    [Fact]
    public void Neighbours_that_are_one_place_have_the_median_of_their_medians_and_their_whole_range()
    {
        SweepGrid grid = Of([Numbers("a", "A", Enumerable.Range(1, 4000))], at => [at["a"].Number!.Value], seeds: 7);
        var shown = new ShownGrid(PictureAxes.Of(grid.Axes), grid.Axes, grid.Conditions);

        MedianInterval first = shown.At(0, 0, 0, 0)!;
        Assert.Equal(2, shown.Together);
        Assert.Equal(1.5, first.Median);
        Assert.Equal((grid.Conditions[0].Values[0].Low, grid.Conditions[1].Values[0].High), (first.Low, first.High));
        Assert.Equal(0, first.Confidence);
    }
}
