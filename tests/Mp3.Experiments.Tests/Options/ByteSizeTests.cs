// SPDX-License-Identifier: MIT

using Mp3.Experiments.Options;

namespace Mp3.Experiments.Tests.Options;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("4K", 4096L)]
    [InlineData("64M", 64L << 20)]
    [InlineData("2G", 2L << 30)]
    [InlineData("64", null)]
    [InlineData("M", null)]
    [InlineData("", null)]
    [InlineData("-1M", null)]
    [InlineData("1.5G", null)]
    [InlineData("1000000G", null)]
    public void A_size_has_a_whole_number_and_a_unit(string text, long? bytes) => Assert.Equal(bytes, ByteSize.Parse(text));

    [Theory]
    [InlineData("4K")]
    [InlineData("64M")]
    [InlineData("1536M")]
    [InlineData("2G")]
    public void It_is_written_as_one_would_type_it(string text) => Assert.Equal(text, ByteSize.Text(ByteSize.Parse(text)!.Value));
}
