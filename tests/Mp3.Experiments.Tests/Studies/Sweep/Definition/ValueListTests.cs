// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Sweep.Definition;

public sealed class ValueListTests
{
    [Theory]
    [InlineData("512", "512")]
    [InlineData("512,1024", "512 1024")]
    [InlineData("ssd, hdd", "ssd hdd")]
    [InlineData("1..5", "1 2 3 4 5")]
    [InlineData("1..21..5", "1 6 11 16 21")]
    [InlineData("1..3,8,7", "1 2 3 8 7")]
    [InlineData("32M..512M", "32M..512M")]
    [InlineData("1/8,1/16", "1/8 1/16")]
    [InlineData("latency=100us,depth=32", "latency=100us,depth=32")]
    [InlineData("vm.swappiness=1..5", "vm.swappiness=1..5")]
    public void A_list_is_split_as_people_mean_it(string text, string values) =>
        Assert.Equal(values, string.Join(' ', ValueList.Split(new SweepWord(text)).Select(value => value.Text)));

    [Theory]
    [InlineData("1,,2", "a value is missing between the commas")]
    [InlineData("", "a value is missing between the commas")]
    [InlineData("5..1", "'5..1' runs backwards; did you mean 1..5?")]
    [InlineData("1..9..0", "'1..9..0' is no range of whole numbers: write 1..20 or 1..21..5")]
    [InlineData("1..99999999999999999999", "'1..99999999999999999999' is no range of whole numbers: write 1..20 or 1..21..5")]
    [InlineData("1..18446744073709551615", "'1..18446744073709551615' has more than 100,000 values")]
    [InlineData("1..60000,1..60000", "'1..60000,1..60000' has more than 100,000 values")]
    public void What_is_no_list_is_refused(string text, string message)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ValueList.Split(new SweepWord(text, "x.toml:1:2")));

        Assert.Equal((ExitCode.Usage, $"x.toml:1:2: {message}"), (e.ExitCode, e.Message));
    }

    [Theory]
    [InlineData("1,2,3", "1..3")]
    [InlineData("5,10,15,20", "5..20..5")]
    [InlineData("1,2", null)]
    [InlineData("1,2,4", null)]
    [InlineData("3,2,1", null)]
    [InlineData("0,1,2", null)]
    [InlineData("01,02,03", null)]
    [InlineData("1,1,1", null)]
    [InlineData("ssd,hdd,nvme", null)]
    public void A_range_is_found_where_there_is_one(string values, string? range)
    {
        string[] texts = values.Split(',');

        Assert.Equal(range, ValueList.RangeOf(texts));
        if (range is not null)
        {
            Assert.Equal(texts, ValueList.Split(new SweepWord(range)).Select(value => value.Text));
        }
    }
}
