// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader.Live;

namespace Mp3.Reader.Tests.Live;

public sealed class ProcessLinesTests
{
    [Fact]
    public void A_line_is_name_chart_and_current_rates() => Assert.Equal(
        [
            "  random   ▂▅█     1,000 minor/s      24 major/s",
            "  ended    ▂▁▁ ended",
        ],
        Compact([Rows("random", 100, 500, 1000), Rows("ended", 1, 0, 0) with { HasEnded = true }], lines: 2));

    [Fact]
    public void Processes_share_their_scale()
    {
        IReadOnlyList<string> lines = Compact([Rows("busy", 7000), Rows("idle", 100)], lines: 2);

        Assert.Contains("█", lines[0], StringComparison.Ordinal);
        Assert.Contains("▂", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_too_many_the_busiest_and_the_sum_are_shown()
    {
        ProcessRates[] processes = [.. Enumerable.Range(1, 20).Select(i => Rows($"copy{i}", i is 3 or 17 ? 1000 : i))];

        IReadOnlyList<string> lines = ProcessLines.Layout(processes, Rows("", 2200).History, 3, 80);

        Assert.Equal(["copy3", "copy17", "all"], lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Contains("2,200 minor/s", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void There_are_never_more_lines_than_room(int room) =>
        Assert.Equal(room, ProcessLines.Layout([.. Enumerable.Range(1, 9).Select(i => Rows($"p{i}", i))], new RateHistory(), room, 80).Count);

    [Theory]
    [InlineData(59)]
    [InlineData(79)]
    [InlineData(200)]
    [InlineData(20)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        ProcessRates[] processes = [Rows("a-process-with-a-long-name", 1_234_567, 99_999_999), Rows("b", 1)];

        IReadOnlyList<string> lines = ProcessLines.Layout(processes, new RateHistory(), 2, width);

        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
    }

    [Fact]
    public void Sixty_columns_have_room_for_name_chart_and_rates()
    {
        string line = ProcessLines.Layout([Rows("n20-copy-12", 4321)], new RateHistory(), 1, 59)[0];

        Assert.StartsWith("  n20-copy-12 ", line, StringComparison.Ordinal);
        Assert.EndsWith("4,321 minor/s      24 major/s", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_processes_there_is_no_line() => Assert.Empty(ProcessLines.Layout([], new RateHistory(), 5, 80));

    /// <summary>With room for charts of five intervals.</summary>
    private static IReadOnlyList<string> Compact(ProcessRates[] processes, int lines) =>
        [.. ProcessLines.Layout(processes, new RateHistory(), lines, 48).Select(line => line.TrimEnd())];

    /// <summary>A process with so many minor faults a second, one interval each, and 24 major ones.</summary>
    private static ProcessRates Rows(string name, params long[] minor)
    {
        const long second = 1_000_000_000;
        var history = new RateHistory();
        var counts = default(FaultCounts);
        for (int i = 0; i < minor.Length; i++)
        {
            counts += new FaultCounts(minor[i], minor[i] > 0 ? 24 : 0);
            history.Add((i + 1) * second, counts);
        }

        return new ProcessRates(name, history);
    }
}
