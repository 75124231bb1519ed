// SPDX-License-Identifier: MIT

namespace Mp3.Protocol.Tests;

public sealed class ProgressLineTests
{
    private const string TwoProcesses = "progress 1500000000 7 420 3 65536 4 1000 20 3 9223372036854775807 0";

    [Fact]
    public void A_line_is_numbers_in_the_order_of_the_plan() => Assert.Equal(
        TwoProcesses,
        new ProgressLine(1_500_000_000, 7, new RingCounts(420, 3, 65536), [new(4, new(1000, 20)), new(3, new(long.MaxValue, 0))]).ToString());

    [Fact]
    public void A_line_is_read_as_it_was_written()
    {
        Assert.True(ProgressLine.TryParse(TwoProcesses, out ProgressLine? line));

        Assert.Equal((1_500_000_000, 7), (line.ElapsedNs, line.Iterations));
        Assert.Equal(new RingCounts(Written: 420, Lost: 3, Capacity: 65536), line.Ring);
        Assert.Equal([new ProcessProgress(4, new(1000, 20)), new ProcessProgress(3, new(long.MaxValue, 0))], line.Processes);
    }

    [Fact]
    public void Faults_add_up_over_the_processes()
    {
        Assert.True(ProgressLine.TryParse("progress 1 0 9 0 16 0 10 1 0 200 3 0 4000 0", out ProgressLine? line));

        Assert.Equal(new FaultCounts(Minor: 4210, Major: 4), line.Faults);
    }

    [Fact]
    public void A_sweep_has_no_processes()
    {
        Assert.True(ProgressLine.TryParse("progress 5 2 40 0 16", out ProgressLine? line));

        Assert.Empty(line.Processes);
        Assert.Equal(default, line.Faults);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("progress")]
    [InlineData("progress 5 2 40 0")]
    [InlineData("progress 5 2 40 0 16 1")]
    [InlineData("progress 5 2 40 0 16 1 2")]
    [InlineData("progress 5 2 40 0 16 1 2 3 4")]
    [InlineData("progress 5 2 40 0 16 1 2 -3")]
    [InlineData("progress 5 2 40 0 16 1 2 +3")]
    [InlineData("progress 5 2 40 0 16 1 2 3 ")]
    [InlineData("progress 5 2 40 0 16 2147483648 2 3")]
    [InlineData("progress 5  2 40 0 16 1 2 3")]
    [InlineData(" progress 5 2 40 0 16")]
    [InlineData("Progress 5 2 40 0 16")]
    [InlineData("progress 5 2147483648 40 0 16")]
    [InlineData("progress 9223372036854775808 2 40 0 16")]
    [InlineData("progress 5 2 40 0 0x10")]
    [InlineData("progress 5 2 40 0 1,6")]
    [InlineData("[    1.0] progress 5 2 40 0 16")]
    public void Any_other_line_is_refused(string? text)
    {
        Assert.False(ProgressLine.TryParse(text, out ProgressLine? line));
        Assert.Null(line);
    }
}
