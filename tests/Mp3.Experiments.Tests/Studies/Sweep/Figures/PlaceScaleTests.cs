// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep.Figures;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class PlaceScaleTests
{
    public static TheoryData<double[], bool> Numbers => new()
    {
        { [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20], false },
        { [64, 128, 256, 512, 1024], true },
        { [1, 2, 5, 10, 20, 50], true },
        { [1, 5, 11, 20], false },
        { [256, 512, 1024], false },
        { [0, 1, 10, 100], false },
        { [1, 1000], false },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Factors_are_logarithmic(double[] numbers, bool isLogarithmic) => Assert.Equal(isLogarithmic, PlaceScale.IsLogarithmic(numbers));

    [Fact]
    public void Every_value_has_a_tick_with_its_number()
    {
        PlaceScale scale = PlaceScale.Of(ShownAxis.Of(SyntheticSweep.Ram(1024, 64, 256, 512, 128), most: 100));

        Assert.Equal("RAM (MiB), logarithmic", scale.Axis.Label);
        Assert.Equal(["64", "128", "256", "512", "1,024"], scale.Axis.TickLabels);
        Assert.Equal(scale.X, scale.Axis.Ticks);
    }

    [Fact]
    public void Of_many_values_some_have_a_tick_the_last_among_them()
    {
        PlaceScale scale = PlaceScale.Of(ShownAxis.Of(SyntheticSweep.Copies(64), most: 100));

        Assert.InRange(scale.Axis.Ticks.Count, 12, 24);
        Assert.Equal(64, scale.Axis.Ticks[^1]);
        Assert.Equal(64, scale.X.Count);
    }
}
