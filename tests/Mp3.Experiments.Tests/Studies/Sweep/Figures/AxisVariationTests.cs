// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Figures;
using static Mp3.Experiments.Tests.Fixtures.SyntheticSweep;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class AxisVariationTests
{
    private static readonly SweepAxis[] Axes = [.. "abcd".Select(letter => Numbers($"{letter}", $"{letter}", [1, 2, 3]))];

    [Fact]
    public void The_axes_along_which_a_metric_varies_most_are_drawn_in_the_order_of_the_sweep()
    {
        SweepGrid grid = Of(Axes, at => [(5 * at["a"].Number!.Value) + at["b"].Number!.Value + (3 * at["c"].Number!.Value) + (9 * at["d"].Number!.Value)]);

        Assert.Equal(["a", "c", "d"], Strongest(grid, 3));
        Assert.Equal(["a", "d"], Strongest(grid, 2));
    }

    [Fact]
    public void Of_equals_the_first_are_drawn() => Assert.Equal(["a", "b", "c"], Strongest(Of(Axes, _ => [1]), 3));

    [Fact]
    public void It_is_the_mean_distance_of_those_that_differ_in_the_axis_alone()
    {
        // Along b: 2 where a is 1, 4 where a is 2, and 6 where a is 3.
        SweepGrid grid = Of(Axes[..2], at => [at["a"].Number!.Value * at["b"].Number!.Value]);

        Assert.Equal(4, AxisVariation.Of(grid, Axes[1], 0, Scale(grid)));
    }

    [Fact]
    public void Conditions_that_failed_are_no_part_of_a_distance() =>
        Assert.Equal(0, VariationOfA(Of(Axes[..2], at => [at["a"].Number!.Value], failed: i => i >= 3)));

    [Fact]
    public void On_a_logarithmic_scale_factors_count()
    {
        SweepGrid grid = Of(Axes[..2], at => [Math.Pow(10, at["a"].Number!.Value * 2) + at["b"].Number!.Value]);

        Assert.True(Scale(grid).IsLogarithmic);
        Assert.InRange(VariationOfA(grid), 3.9, 4);
    }

    private static double VariationOfA(SweepGrid grid) => AxisVariation.Of(grid, Axes[0], 0, Scale(grid));

    private static IEnumerable<string> Strongest(SweepGrid grid, int most) =>
        AxisVariation.Strongest(grid, grid.Axes, 0, Scale(grid), most).Select(axis => axis.Name);

    private static ValueScale Scale(SweepGrid grid) => ValueScale.Of(grid.Metrics[0], grid.Conditions.Select(condition => condition.Values[0].Median));
}
