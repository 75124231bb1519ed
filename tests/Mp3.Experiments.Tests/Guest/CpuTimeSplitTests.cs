// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>
/// How the module divides CPU time (<c>kernel_module/cputime.h</c>), compiled into a program: with the exact division
/// of x86 and with one that approximates, as kernels have it where a processor has no product of 128 bits.
/// </summary>
public sealed class CpuTimeSplitTests : IClassFixture<CpuTimeSplitTests.Program>
{
    private readonly Program _program;

    public CpuTimeSplitTests(Program program) => _program = program;

    // 38 hours, nearly all of them system time: with these, the approximation gives more system time than there was.
    private const ulong Runtime = 135_989_749_728_000;
    private const ulong UserTime = 1_416_780_000;
    private const ulong SystemTime = 175_136_586_720_000;

    [Fact]
    public void The_approximation_gives_more_than_the_whole_for_these_numbers() =>
        Assert.True(ulong.Parse(_program.Run("quotient", Runtime, UserTime, SystemTime), CultureInfo.InvariantCulture) > Runtime);

    [Theory]
    [InlineData("exact")]
    [InlineData("approximate")]
    public void The_parts_add_up_and_none_is_below_zero(string division)
    {
        ulong[] parts = [.. _program.Run(division, Runtime, UserTime, SystemTime).Split(' ').Select(part => ulong.Parse(part, CultureInfo.InvariantCulture))];

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
        Assert.Equal(expected, _program.Run("exact", runtime, utime, stime));

    [Theory]
    [InlineData("exact")]
    [InlineData("approximate")]
    public void Whatever_is_counted_neither_part_ever_goes_back(string division) =>
        Assert.Equal("1000000", _program.Run("walk", division));

    /// <summary>The program, compiled once.</summary>
    public sealed class Program : IDisposable
    {
        private readonly TempFolder _folder = new();
        private readonly string _path;

        public Program()
        {
            string source = Path.Combine(Repository.Find(), "tests", "Mp3.Experiments.Tests", "Guest", "cputime-split.c");
            _path = Path.Combine(_folder.Path, "cputime-split");
            Tool.Run("gcc", ["-O1", "-Wall", "-Wextra", "-Werror", "-o", _path, source]);
        }

        public string Run(params object[] arguments) =>
            Tool.Run(_path, [.. arguments.Select(argument => string.Create(CultureInfo.InvariantCulture, $"{argument}"))]).TrimEnd();

        public void Dispose() => _folder.Dispose();
    }
}
