// SPDX-License-Identifier: MIT

using Mp3.Experiments.Import;

namespace Mp3.Experiments.Tests.Import;

public sealed class CountsTests
{
    [Fact]
    public void Counts_from_the_start_give_the_same_faults_as_counts_per_interval()
    {
        var interval = Imported.Text(HandMade.Handout);
        var cumulative = Imported.Text(HandMade.Cumulative);

        Assert.Contains("counts from the start: they rise 15 times and never fall", cumulative.Said, StringComparison.Ordinal);
        Assert.Contains("counts per interval: they fall 10 times", interval.Said, StringComparison.Ordinal);
        Assert.Equal(interval.Recording.Rows.Select(row => row.MinorFaults), cumulative.Recording.Rows.Select(row => row.MinorFaults));
        Assert.Equal(interval.Recording.Rows.Select(row => row.MajorFaults), cumulative.Recording.Rows.Select(row => row.MajorFaults));
        Assert.Equal(interval.Recording.Rows.Select(row => row.UserNs), cumulative.Recording.Rows.Select(row => row.UserNs));
    }

    [Theory]
    [InlineData("50 100 0 1", "100 110 0 1", "150 120 0 1")]
    [InlineData("50 100 0 1", "100 100 0 1", "150 100 0 1")]
    public void Counts_that_may_be_both_need_the_option(params string[] lines)
    {
        Assert.Equal(["--counts interval", "--counts cumulative"], Imported.Asks(lines).Answers.Select(answer => $"{answer}"));
    }

    [Theory]
    [InlineData(CountKind.Interval, 330)]
    [InlineData(CountKind.Cumulative, 120)]
    public void An_option_says_how_lines_count(object kind, long minor)
    {
        ImportOptions said = ImportOptions.None with { Counts = (CountKind)kind };

        Assert.Equal(minor, Imported.Text(["50 100 0 1", "100 110 0 1", "150 120 0 1"], said).Minor);
    }

    [Fact]
    public void A_total_that_falls_because_a_process_left_adds_nothing()
    {
        ImportOptions said = ImportOptions.None with { Counts = CountKind.Cumulative };

        var found = Imported.Text(["50 100 0 1", "100 150 0 1", "150 60 0 1", "200 75 0 1"], said);

        Assert.Equal([100, 50, 0, 15], found.Recording.Rows.Select(row => row.MinorFaults));
        Assert.Contains("where they fall (1 times) 0 is added", found.Said, StringComparison.Ordinal);
    }
}
