// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tests.Guest.ModuleSuites;

public sealed class TapReportTests
{
    private static readonly string[] Whole =
    [
        "TAP version 14",
        "1..3",
        "# begin ring/wraps",
        "ok 1 - ring/wraps",
        "# begin ring/polls",
        "not ok 2 - ring/polls",
        "# ring.c:12: 1 == 2: 1, 2",
        "# a second line",
        "# begin ring/hot",
        "ok 3 - ring/hot # SKIP one processor",
        "# mp3-test: exit 1",
    ];

    [Fact]
    public void Each_test_has_its_verdict_and_what_it_said()
    {
        var report = TapReport.Parse(Whole);

        Assert.Equal(["ring/hot", "ring/polls", "ring/wraps"], report.Results.Keys.Order(StringComparer.Ordinal));
        Assert.True(report.Results["ring/wraps"].Passed);
        Assert.Empty(report.Results["ring/wraps"].Diagnostics);
        Assert.False(report.Results["ring/polls"].Passed);
        Assert.Equal(["ring.c:12: 1 == 2: 1, 2", "a second line"], report.Results["ring/polls"].Diagnostics);
        Assert.Equal("one processor", report.Results["ring/hot"].SkipReason);
        Assert.Null(report.Unfinished);
    }

    [Fact]
    public void What_a_test_said_before_its_verdict_is_its_own()
    {
        var report = TapReport.Parse(["# begin disk/reads", "# took 7, not 5", "not ok 1 - disk/reads", "# begin disk/writes", "ok 2 - disk/writes"]);

        Assert.Equal(["took 7, not 5"], report.Results["disk/reads"].Diagnostics);
        Assert.Empty(report.Results["disk/writes"].Diagnostics);
    }

    [Fact]
    public void A_report_that_breaks_off_says_where()
    {
        var report = TapReport.Parse(Whole.Take(5));

        Assert.Equal("ring/polls", report.Unfinished);
        Assert.Equal(["ring/wraps"], report.Results.Keys);
    }
}
