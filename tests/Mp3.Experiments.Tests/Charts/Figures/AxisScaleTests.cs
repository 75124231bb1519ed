// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class AxisScaleTests
{
    [Theory]
    [InlineData(173_326, "0|50,000|100,000|150,000|200,000")]
    [InlineData(1_200_000, "0|500,000|1,000,000|1,500,000")]
    [InlineData(0.29, "0|0.1|0.2|0.3")]
    [InlineData(54, "0|20|40|60")]
    [InlineData(0, "0|1")]
    [InlineData(1, "0|0.2|0.4|0.6|0.8|1")]
    public void An_amount_has_round_ticks_from_0(double greatest, string ticks) =>
        Assert.Equal(ticks, string.Join('|', AxisScale.Amount("x", greatest).TickLabels));

    [Fact]
    public void An_amount_s_axis_holds_all_of_it_without_much_to_spare() =>
        Gen.Double[1e-3, 1e9].Sample(greatest =>
        {
            AxisScale axis = AxisScale.Amount("x", greatest);

            Assert.InRange(axis.Max, greatest * (1 - 1e-6), greatest * 2);
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
}
