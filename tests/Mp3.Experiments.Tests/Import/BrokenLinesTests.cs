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
        Mp3Exception error = Assert.Throws<Mp3Exception>(() => Imported.Text(["dear diary,", "1 2"]));
        Mp3Exception empty = Assert.Throws<Mp3Exception>(() => Imported.Text([]));

        Assert.Equal((ExitCode.Usage, ExitCode.Usage), (error.ExitCode, empty.ExitCode));
        Assert.Equal(["p.data, line 1: 2 fields, not 4: 'dear diary'", "p.data, line 2: 2 fields, not 4: '1 2'"], error.Details);
        Assert.Contains("all 2 lines are broken", error.Message, StringComparison.Ordinal);
        Assert.Contains("it holds no samples", empty.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1 -1 -1 -1", null)]
    [InlineData("18446744073709551615 18446744073709551615 18446744073709551615 18446744073709551615", null)]
    [InlineData("0 0 0 0", null)]
    [InlineData("0\t0\t0\t0.00", null)]
    [InlineData("0 0 0 0", "time,minor,major,cpu")]
    [InlineData("0 0 0 77", "time,minor,major,-")]
    public void Slots_that_were_never_written_are_no_samples_whatever_the_user_says(string slot, string? columns)
    {
        ImportOptions said = ImportOptions.None with { Columns = columns is null ? null : Imported.Columns(columns) };

        var found = Imported.Text([.. HandMade.Handout, .. Enumerable.Repeat(slot, 11_990), "read 12000 profiled data"], said);

        Assert.Equal((10, HandMade.Minor, HandMade.Major), (found.Recording.Rows.Count, found.Minor, found.Major));
        Assert.Equal(500e9, found.Recording.Rows[^1].TimeNs);
        Assert.Contains("11,990 lines are slots of the ring never written (-1 or 0), first at line 11: left out", found.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("wrapped", found.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("profiled data", found.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ring_that_nobody_wrote_to_is_refused()
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(() => Imported.Text(Enumerable.Repeat("0 0 0 0", 12_000)));

        Assert.Equal("p.data can't be drawn: all 12,000 lines are slots of a ring that were never written", error.Message);
    }

    [Fact]
    public void A_last_line_that_counts_the_lines_right_is_not_spoken_of()
    {
        var found = Imported.Text([.. HandMade.Handout, "read 10 profiled data"]);

        Assert.Equal(10, found.Recording.Rows.Count);
        Assert.DoesNotContain("profiled data", found.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_line_that_counts_other_lines_is_warned_of()
    {
        var found = Imported.Text([.. HandMade.Handout, "read 12 profiled data"]);

        Assert.Equal(10, found.Recording.Rows.Count);
        Assert.Contains("line 11 says 'read 12 profiled data', but 10 lines before it can be used", found.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_from_another_system_is_the_same_file()
    {
        var found = Imported.Text(["\uFEFF# my data\r", "\r", .. HandMade.Handout.Select(line => $"  {line.Replace(' ', '\t')} \r")]);

        Assert.Equal((HandMade.Minor, HandMade.Major), (found.Minor, found.Major));
        Assert.DoesNotContain("skipped", found.Said, StringComparison.Ordinal);
    }
}
