// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class DurationsTests
{
    [Theory]
    [InlineData(0.4, "0.4 ns")]
    [InlineData(1, "1 ns")]
    [InlineData(999, "999 ns")]
    [InlineData(1000, "1 µs")]
    [InlineData(108_192, "108 µs")]
    [InlineData(1_234_567, "1.23 ms")]
    [InlineData(12_345_678, "12.3 ms")]
    [InlineData(99_960_000, "100 ms")]
    [InlineData(2_500_000_000, "2.5 s")]
    [InlineData(4_321_000_000_000, "4,321 s")]
    public void A_time_has_the_unit_that_suits_it(double ns, string text) => Assert.Equal(text, Durations.Text(ns));
}
