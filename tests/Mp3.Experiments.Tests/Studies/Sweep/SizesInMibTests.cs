// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;
using Mp3.Experiments.Studies.Sweep;

namespace Mp3.Experiments.Tests.Studies.Sweep;

public sealed class SizesInMibTests
{
    [Fact]
    public void Sizes_are_numbers_with_their_unit()
    {
        SweepGrid grid = SizesInMib.Of(Grid("512K", "64M", "1G"));

        Assert.Equal(("Limit (MiB)", true), (grid.Axes[0].Words, grid.Axes[0].IsNumeric));
        Assert.Equal(["0.5", "64", "1024"], grid.Axes[0].Values.Select(value => value.Text));
        Assert.Equal(["0.5", "64", "1024"], grid.Conditions.Select(condition => condition.At[0].Text));
        Assert.All(grid.Conditions, condition => Assert.Equal("ssd", condition.At[1].Text));
    }

    [Theory]
    [InlineData("64M", "none")]
    [InlineData("64", "128")]
    public void Another_axis_stays_as_it_is(params string[] values)
    {
        SweepGrid grid = Grid(values);

        Assert.Same(grid, SizesInMib.Of(grid));
    }

    private static SweepGrid Grid(params string[] limits) => new(
        [new SweepAxis("limit", "Limit", [.. limits.Select(limit => new ParameterValue(limit))]), new SweepAxis("swap", "Swap device", [new ParameterValue("ssd")])],
        [],
        [.. limits.Select(limit => new SweepCondition([new ParameterValue(limit), new ParameterValue("ssd")], [MedianInterval.Of([1])]))],
        1);
}
