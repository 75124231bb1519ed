// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Reproduction;

namespace Mp3.Experiments.Tests.Reproduction;

public sealed class CsvDifferenceTests
{
    private const string Then = "run,label,faults\na,\"x, y\",1\nb,z,2\n";

    [Fact]
    public void The_same_bytes_have_none() => Assert.Null(First(Then));

    [Theory]
    [InlineData("run,label,faults\na,\"x, y\",1\nb,z,3\n", 3L, "faults", "2", "3")]
    [InlineData("run,label,faults\na,\"x; y\",7\nb,z,3\n", 2L, "label", "x, y", "x; y")]
    [InlineData("run,label,faults\na,\"x, y\",1\n", 3L, "run", "b", null)]
    [InlineData("run,label,faults\na,\"x, y\",1\nb,z,2\nc,z,2\n", 4L, "run", null, "c")]
    [InlineData("run,name,faults\na,\"x, y\",1\nb,z,2\n", 1L, "label", "label", "name")]
    [InlineData("", 1L, "run", "run", null)]
    public void It_is_named_by_line_column_and_both_values(string now, long line, string column, string? before, string? after) =>
        Assert.Equal(new ResultDifference("f.csv", line, column, before, after), First(now));

    [Fact]
    public void Other_quotes_around_the_same_values_are_a_difference_too()
    {
        ResultDifference? difference = First(Then.Replace("z", "\"z\"", StringComparison.Ordinal));

        Assert.NotNull(difference);
        Assert.Equal((null, "SHA-256"), (difference.Line, difference.Place));
    }

    private static ResultDifference? First(string now) => CsvDifference.First("f.csv", Encoding.UTF8.GetBytes(Then), Encoding.UTF8.GetBytes(now));
}
