// SPDX-License-Identifier: MIT

using Mp3.Experiments.Commands.Runs;

namespace Mp3.Experiments.Tests.Commands;

public sealed class AmountsTests
{
    [Theory]
    [InlineData("30d", 30 * 24 * 60)]
    [InlineData("12h", 12 * 60)]
    [InlineData("90m", 90)]
    [InlineData("0d", 0)]
    [InlineData("d", null)]
    [InlineData("30", null)]
    [InlineData("1w", null)]
    [InlineData("1.5d", null)]
    [InlineData("", null)]
    [InlineData("9999999d", null)]
    public void An_age_is_a_number_and_a_unit(string text, int? minutes) => Assert.Equal(minutes, (int?)Amounts.Age(text)?.TotalMinutes);

    [Theory]
    [InlineData("2G", 2L << 30)]
    [InlineData("500M", 500L << 20)]
    [InlineData("1K", 1024L)]
    [InlineData("3T", 3L << 40)]
    [InlineData("0M", 0L)]
    [InlineData("2", null)]
    [InlineData("2GB", null)]
    [InlineData("", null)]
    [InlineData("G", null)]
    public void A_size_is_a_number_and_a_unit(string text, long? bytes) => Assert.Equal(bytes, Amounts.Size(text));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1.0 KiB")]
    [InlineData(1_500_000, "1.4 MiB")]
    [InlineData(2L << 30, "2.0 GiB")]
    public void Bytes_are_told_with_a_unit(long bytes, string text) => Assert.Equal(text, Amounts.Text(bytes));
}
