// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Import;

public sealed class TimesTests
{
    private static readonly ImportOptions Handout = ImportOptions.None with { Columns = Imported.Columns("time,minor,major,cpu") };

    [Fact]
    public void Time_starts_an_interval_before_the_first_sample()
    {
        var jiffies = Imported.Text(HandMade.Handout);
        var seconds = Imported.Text(HandMade.Handout, ImportOptions.None with { Hz = 250 });

        Assert.Equal((50e9, 500e9), (jiffies.Recording.Rows[0].TimeNs, jiffies.Recording.Rows[^1].TimeNs));
        Assert.Equal((0.2e9, 2e9), (seconds.Recording.Rows[0].TimeNs, seconds.Recording.Rows[^1].TimeNs));
        Assert.Contains("time stays in jiffies; --hz N makes it seconds", jiffies.Said, StringComparison.Ordinal);
        Assert.Equal((TimeUnit.Jiffies, TimeUnit.Seconds), (jiffies.Recording.Facts.Unit, seconds.Recording.Facts.Unit));
    }

    [Fact]
    public void A_ring_that_wrapped_is_sorted_and_has_lost_its_beginning()
    {
        string[] lines = [.. HandMade.Handout];
        string[] slots = [.. lines[6..], .. lines[1..6]];

        var found = Imported.Text(slots, Handout);
        Question question = Imported.Asks(slots);

        Assert.Equal(HandMade.Samples.Skip(1).Select(s => s[1]), found.Recording.Rows.Select(row => row.MinorFaults));
        Assert.Contains("at line 5 time goes back, a ring that had wrapped: sorted by time", found.Said, StringComparison.Ordinal);
        Assert.Contains("wrapped ring, its beginning is lost", found.Recording.Facts.Settings);
        Assert.Contains("the lost beginning would tell minor from major faults", question.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_is_found_where_samples_are_missing_and_a_late_one_is_none()
    {
        string[] lines = [.. HandMade.Handout];

        Assert.Equal([2], Imported.Text([.. lines[..2], .. lines[6..]], Handout).Recording.Gaps);
        Assert.Empty(Imported.Text([.. lines[..2], .. lines[3..]], Handout).Recording.Gaps);
    }

    [Fact]
    public void Jiffies_of_a_32_bit_kernel_count_on_after_their_end()
    {
        const long Range = 1L << 32;
        IEnumerable<string> lines = HandMade.Samples.Select((s, i) => $"{(Range - 230 + (50 * i)) % Range} {s[1]} {s[2]} {s[3]}");

        var found = Imported.Text(lines);

        Assert.Equal(HandMade.Samples.Select(s => s[1]), found.Recording.Rows.Select(row => row.MinorFaults));
        Assert.Equal(500e9, found.Recording.Rows[^1].TimeNs);
        Assert.Contains("jiffies passed 2^32", found.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("wrapped", found.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_in_ns_are_not_taken_for_jiffies()
    {
        string[] lines = [.. HandMade.Samples.Select(s => $"{s[0] * 1_000_000} {s[1]} {s[2]} {s[3] * 1_000_000}")];

        Assert.Equal(["--hz 1000000000", "--hz 1000000"], Imported.Asks(lines).Answers.Select(answer => $"{answer}"));
        var found = Imported.Text(lines, ImportOptions.None with { Hz = 1_000_000_000 });
        Assert.Equal(0.5e9, found.Recording.Rows[^1].TimeNs);
        Assert.Equal(210e6, found.Recording.Rows.Sum(row => row.UserNs));
        Assert.Contains("times in ns", found.Recording.Facts.Settings);
    }

    [Fact]
    public void A_time_that_does_not_belong_there_is_named_by_its_line()
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(() => Imported.Text([.. HandMade.Handout, "99999999999999 1 1 1"], Handout));

        Assert.Contains("between lines 10 and 11 there is a step of", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_that_was_read_twice_counts_once()
    {
        string[] lines = [.. HandMade.Handout];

        var found = Imported.Text([.. lines[..4], lines[3], .. lines[4..]]);

        Assert.Equal(HandMade.Minor, found.Minor);
        Assert.Contains("1 lines repeat the one before", found.Said, StringComparison.Ordinal);
    }
}
