// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep;

namespace Mp3.Experiments.Tests.Studies.Sweep;

public sealed class RunPriceTests
{
    [Fact]
    public void A_line_through_samples_gives_boot_and_pace()
    {
        RunPrice price = RunPrice.Fit([(0, 4), (100, 6), (200, 8)]);

        Assert.Equal((4, 0.02, 3), (price.BootSeconds, price.SecondsPerWork, price.Samples));
    }

    [Theory]
    [InlineData(10, 5, 10, 5, 5, 0)]
    [InlineData(10, 5, 20, 3, 4, 0)]
    [InlineData(10, 1, 20, 4, 0, 2.5 / 15)]
    public void No_part_is_less_than_nothing(double work1, double seconds1, double work2, double seconds2, double boot, double pace)
    {
        RunPrice price = RunPrice.Fit([(work1, seconds1), (work2, seconds2)]);

        Assert.Equal((boot, pace), (price.BootSeconds, price.SecondsPerWork));
    }
}
