// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Sweep.Figures;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class ValueScaleTests
{
    [Theory]
    [InlineData(1, 100, false)]
    [InlineData(1, 101, true)]
    [InlineData(0, 100, false)]
    [InlineData(-1, 1000, false)]
    public void More_than_two_decades_are_logarithmic(double least, double greatest, bool isLogarithmic) =>
        Assert.Equal(isLogarithmic, Scale(least, greatest).IsLogarithmic);

    [Fact]
    public void Zeros_do_not_make_decades_but_have_a_place_below_them()
    {
        Assert.False(Scale(0, 900_000, 1_200_000).IsLogarithmic);

        AxisScale axis = Scale(0, 12, 1_200_000).ForLines();
        Assert.Equal("Major faults, logarithmic", axis.Label);
        Assert.Equal(["0", "10", "100", "1,000", "10,000", "100,000", "1,000,000", "10,000,000"], axis.TickLabels);
        Assert.Equal(axis.Min, Scale(0, 12, 1_200_000).PlaceOf(0));
        Assert.Equal("1,000", axis.TextOf(3));
    }

    [Fact]
    public void An_even_axis_of_lines_starts_at_0_and_one_of_colours_at_the_least()
    {
        ValueScale scale = Scale(90, 98);

        Assert.Equal(0, scale.ForLines().Min);
        Assert.Equal(90, scale.ForColors().Min);
        Assert.Equal("Major faults", scale.ForColors().Label);
    }

    [Fact]
    public void All_values_lie_on_the_scale()
    {
        foreach (double[] values in (double[][])[[0, 0], [5, 5], [0.02, 800], [0, 1], [-5, 3], [1, 1e9]])
        {
            ValueScale scale = Scale(values);
            foreach (AxisScale axis in (AxisScale[])[scale.ForLines(), scale.ForColors()])
            {
                Assert.All(values, value => Assert.InRange(scale.PlaceOf(value), axis.Min - 1e-9, axis.Max + 1e-9));
                Assert.True(axis.Max > axis.Min);
            }
        }
    }

    private static ValueScale Scale(params double[] values) => ValueScale.Of(ProcessMetrics.MajorFaults, values);
}
