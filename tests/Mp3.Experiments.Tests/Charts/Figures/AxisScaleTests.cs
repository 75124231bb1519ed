// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class AxisScaleTests
{
    [Theory]
    [InlineData(173_326, "0|50,000|100,000|150,000")]
    [InlineData(1_200_000, "0|500,000|1,000,000")]
    [InlineData(0.29, "0|0.1|0.2|0.3")]
    [InlineData(54, "0|20|40")]
    [InlineData(396_793, "0|100,000|200,000|300,000|400,000")]
    [InlineData(101.1, "0|50|100")]
    [InlineData(0, "0|1")]
    [InlineData(1, "0|0.2|0.4|0.6|0.8|1")]
    public void An_amount_has_round_ticks_from_0(double greatest, string ticks) =>
        Assert.Equal(ticks, string.Join('|', AxisScale.Amount("x", greatest).TickLabels));

    [Fact]
    public void An_amount_s_axis_holds_all_of_it_and_a_little_more() =>
        Gen.Double[1e-3, 1e9].Sample(greatest =>
        {
            AxisScale axis = AxisScale.Amount("x", greatest);

            Assert.InRange(axis.Max, greatest * 1.03, greatest * 1.05);
            Assert.True(axis.Ticks[^1] <= axis.Max);
            Assert.InRange(axis.Ticks.Count, 2, 7);
        });

    [Fact]
    public void Every_number_of_copies_has_a_tick_if_there_is_room()
    {
        AxisScale axis = AxisScale.Counts("n", [1, 5, 11]);

        Assert.Equal([1, 5, 11], axis.Ticks);
        Assert.True(axis.Min < 1 && axis.Max > 11);
    }

    [Fact]
    public void Numbers_of_copies_without_room_share_ticks()
    {
        AxisScale axis = AxisScale.Counts("n", [.. Enumerable.Range(1, 100)]);

        Assert.InRange(axis.Ticks.Count, 10, 31);
        Assert.Equal(100, axis.Ticks[^1]);
    }

    [Fact]
    public void A_single_number_stands_in_the_middle()
    {
        AxisScale axis = AxisScale.Counts("n", [5]);

        Assert.Equal((5d, 5d), ((axis.Min + axis.Max) / 2, Assert.Single(axis.Ticks)));
    }

    [Theory]
    [InlineData(39.05, 40)]
    [InlineData(40, 40)]
    [InlineData(24.04, 25)]
    [InlineData(0.3, 0.3)]
    public void Time_ends_at_a_tick(double end, double last)
    {
        AxisScale axis = AxisScale.Time("Time (s)", end);

        Assert.Equal(last, axis.Max, 1e-9);
        Assert.Equal((0, axis.Max), (axis.Min, axis.Ticks[^1]));
    }

    [Fact]
    public void A_range_ends_at_round_numbers_that_are_ticks()
    {
        var axis = AxisScale.Between("Time (s)", 51, 243);

        Assert.Equal((40, 260), (axis.Min, axis.Max));
        Assert.Equal([40, 60, 80, 100, 120, 140, 160, 180, 200, 220, 240, 260], axis.Ticks);
    }

    [Fact]
    public void Marks_are_ticks_with_a_margin()
    {
        var axis = AxisScale.Marks("Stall", [0, 0.5, 3]);

        Assert.Equal([0, 0.5, 3], axis.Ticks);
        Assert.True(axis.Min < 0 && axis.Max > 3);
        Assert.True(AxisScale.Marks("Stall", [1]).Max > 1);
    }
}
