// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep.Figures;

namespace Mp3.Experiments.Tests.Studies.Sweep.Figures;

public sealed class ShortNumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.001234, "0.00123")]
    [InlineData(0.5, "0.5")]
    [InlineData(12.345, "12.3")]
    [InlineData(999.4, "999")]
    [InlineData(999.7, "1k")]
    [InlineData(45_678, "45.7k")]
    [InlineData(1_234_567, "1.23M")]
    [InlineData(98_765_432_100, "98.8G")]
    public void A_number_has_three_digits(double number, string text) => Assert.Equal(text, ShortNumber.Of(number));
}
