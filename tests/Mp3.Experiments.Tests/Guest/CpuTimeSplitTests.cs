// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>
/// How the module divides CPU time (<c>kernel_module/cputime.h</c>), compiled into a program: with the exact division
/// of x86 and with one that approximates, as kernels have it where a processor has no product of 128 bits.
/// </summary>
public sealed class CpuTimeSplitTests(CpuTimeSplitProgram program) : IClassFixture<CpuTimeSplitProgram>
{
    // 38 hours, nearly all of them system time: with these, the approximation gives more system time than there was.
    private const ulong Runtime = 135_989_749_728_000;
    private const ulong UserTime = 1_416_780_000;
    private const ulong SystemTime = 175_136_586_720_000;

    [Fact]
    public void The_approximation_gives_more_than_the_whole_for_these_numbers() =>
        Assert.True(ulong.Parse(program.Run("quotient", Runtime, UserTime, SystemTime), CultureInfo.InvariantCulture) > Runtime);

    [Theory]
    [InlineData("exact")]
    [InlineData("approximate")]
    public void The_parts_add_up_and_none_is_below_zero(string division)
    {
        ulong[] parts = [.. program.Run(division, Runtime, UserTime, SystemTime).Split(' ').Select(part => ulong.Parse(part, CultureInfo.InvariantCulture))];

        Assert.Equal(Runtime, parts[0] + parts[1]);
        Assert.All(parts, part => Assert.InRange(part, 0UL, Runtime));
        // 8.1 ppm of what was counted is user time; an approximation may be off by that, not by more.
        Assert.InRange(parts[0], 0UL, Runtime / 100_000);
    }

    [Theory]
    [InlineData(1000, 0, 0, "1000 0")]
    [InlineData(1000, 5, 0, "1000 0")]
    [InlineData(1000, 0, 5, "0 1000")]
    [InlineData(1000, 3, 1, "750 250")]
    public void What_was_not_counted_is_user_time_and_the_rest_goes_by_proportion(ulong runtime, ulong utime, ulong stime, string expected) =>
        Assert.Equal(expected, program.Run("exact", runtime, utime, stime));

    [Theory]
    [InlineData("exact")]
    [InlineData("approximate")]
    public void Whatever_is_counted_neither_part_ever_goes_back(string division) =>
        Assert.Equal("1000000", program.Run("walk", division));
}
