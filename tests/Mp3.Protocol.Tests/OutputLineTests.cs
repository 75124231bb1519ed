// SPDX-License-Identifier: MIT

using CsCheck;

namespace Mp3.Protocol.Tests;

public sealed class OutputLineTests
{
    [Fact]
    public void What_was_written_is_read() =>
        Gen.Select(Gen.Int[0, 1000], Gen.Bool, Gen.Byte.Array[0, 5000], Gen.Long[0, long.MaxValue]).Sample((process, isError, bytes, left) =>
        {
            Assert.True(OutputLine.TryParse(new OutputLine(process, isError, bytes, left).ToString(), out OutputLine? line));
            Assert.Equal((process, isError, left), (line.Process, line.IsError, line.Left));
            Assert.Equal(bytes, line.Bytes.ToArray());
        });

    [Fact]
    public void It_is_one_line_of_plain_text() =>
        Assert.Equal("output 2 stderr 5 aGkKAA==", new OutputLine(2, IsError: true, "hi\n\0"u8.ToArray(), 5).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("progress 1 2 3 4 5")]
    [InlineData("output 2 stderr 5")]
    [InlineData("output x stderr 5 aGk=")]
    [InlineData("output -1 stderr 5 aGk=")]
    [InlineData("output 2 stdin 5 aGk=")]
    [InlineData("output 2 stderr x aGk=")]
    [InlineData("output 2 stderr 5 aGk")]
    [InlineData("output 2 stderr 5 aGk= more")]
    public void Another_line_is_none(string? text) => Assert.False(OutputLine.TryParse(text, out _));
}
