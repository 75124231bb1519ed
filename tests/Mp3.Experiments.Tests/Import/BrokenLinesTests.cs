// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Import;

public sealed class BrokenLinesTests
{
    [Theory]
    [InlineData("50 x 3 4", "'x' is no number")]
    [InlineData("50 1,5", "3 fields, not 4: '50 1 5'")]
    [InlineData("50 1 -3 4", "'-3' is less than 0")]
    [InlineData("50 1.5 3 4", "'1.5' is no whole number")]
    [InlineData("50 99999999999999999999 3 4", "'99999999999999999999' is too large")]
    [InlineData("-1 -1 -1 -1", "an empty slot of the ring (-1)")]
    [InlineData("18446744073709551615 18446744073709551615 18446744073709551615 18446744073709551615", "an empty slot of the ring (-1)")]
    [InlineData("read what?", "2 fields, not 4: 'read what?'")]
    public void A_broken_line_is_named_with_its_reason_and_left_out(string line, string reason)
    {
        string[] lines = [.. HandMade.Handout];

        var found = Imported.Text([.. lines[..4], line, .. lines[4..]]);

        Assert.Equal((HandMade.Minor, HandMade.Major), (found.Minor, found.Major));
        Assert.Contains($"mp3: p.data, line 5: {reason}; skipped", found.Said.Split('\n'));
    }

    [Fact]
    public void Many_broken_lines_are_counted()
    {
        var found = Imported.Text([.. HandMade.Handout, .. Enumerable.Repeat("?", 1234)]);

        Assert.Equal(ImportLog.MostBroken, found.Said.Split('\n').Count(line => line.EndsWith("; skipped", StringComparison.Ordinal) && line.Contains("line ", StringComparison.Ordinal)));
        Assert.Contains("p.data: 1,224 more broken lines; skipped", found.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_usable_line_is_refused()
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(() => Imported.Text(["dear diary,", "1 2 3"]));
        Mp3Exception empty = Assert.Throws<Mp3Exception>(() => Imported.Text([]));

        Assert.Equal((ExitCode.Usage, ExitCode.Usage), (error.ExitCode, empty.ExitCode));
        Assert.Equal(["p.data, line 1: 2 fields, not 4: 'dear diary'", "p.data, line 2: 3 fields, not 4: '1 2 3'"], error.Details);
        Assert.Contains("all 2 lines are broken", error.Message, StringComparison.Ordinal);
        Assert.Contains("it holds no samples", empty.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read 10 profiled data", null)]
    [InlineData("read 12 profiled data", "line 11 says 'read 12 profiled data', but 10 lines before it can be used")]
    public void The_last_line_is_checked_against_the_lines(string last, string? warning)
    {
        var found = Imported.Text([.. HandMade.Handout, last]);

        Assert.Equal(10, found.Recording.Rows.Count);
        Assert.Equal(warning is not null, found.Said.Contains("profiled data", StringComparison.Ordinal));
        Assert.Contains(warning ?? "", found.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_from_another_system_is_the_same_file()
    {
        var found = Imported.Text(["\uFEFF# my data\r", "\r", .. HandMade.Handout.Select(line => $"  {line.Replace(' ', '\t')} \r")]);

        Assert.Equal((HandMade.Minor, HandMade.Major), (found.Minor, found.Major));
        Assert.DoesNotContain("skipped", found.Said, StringComparison.Ordinal);
    }
}
