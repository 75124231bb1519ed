// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Handoff;

public sealed class HandoffChecksTests
{
    private static readonly HandoffPlan Plan = HandoffSweep.Resolve(Sweeps.Options([64], [1])).Plan.Handoff! with
    {
        Delay = new HandoffDelay("cpu", Stops: false, RealTime: true, []),
    };

    private static readonly ScenarioRow[] Rows = [.. SyntheticHandoff.Of([1024], [1]).Scenarios];

    private static readonly ScenarioReport Report = MadeLog.Scenario("c64-s1", Rows[0].Written, 0, [.. Rows.Select(row => MadeLog.Report(row.Strategy, 0))]);

    [Fact]
    public void They_hold_though_naive_breaks_the_promise()
    {
        Assert.Contains(Rows, row => !row.Kept);
        Assert.All(HandoffChecks.Of(Plan, Report, Rows), check => Assert.True(check.Passed, check.Name));
    }

    [Theory]
    [InlineData("signal")]
    [InlineData("semaphore")]
    [InlineData("sequence")]
    public void A_loss_that_is_not_told_violates_them(string strategy) => AssertViolated(
        "logged + reported lost = written", Changed(strategy, row => row with { ReportedLost = row.ReportedLost - 1 }));

    [Theory]
    [InlineData("signal")]
    [InlineData("semaphore")]
    [InlineData("sequence")]
    public void A_wrong_record_violates_them(string strategy) => AssertViolated(
        "no record twice, torn or in another's place", Changed(strategy, row => row with { Wrong = 1, Twice = 1 }));

    [Fact]
    public void A_monitor_that_failed_violates_them()
    {
        ScenarioReport failed = Report with { Monitors = [.. Report.Monitors.Skip(1), MadeLog.Report("sequence", 0, exitCode: 69)] };

        Assert.Contains("sequence: exited 69", Violated(failed, Rows).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_that_the_ticks_do_not_account_for_violate_them() =>
        Assert.Equal("written = 2 × ticks", Violated(Report with { Ring = Report.Ring with { Ticks = 1 } }, Rows).Name);

    [Fact]
    public void A_tick_that_is_missing_violates_them_where_nothing_delays_the_module()
    {
        HandoffPlan stopping = Plan with { Delay = Plan.Delay with { Stops = true } };
        long length = (Report.Ring.Ticks - 1) * Report.Ring.PeriodNs;

        Assert.All(HandoffChecks.Of(stopping, Report with { EndNs = length }, Rows), check => Assert.True(check.Passed, check.Detail));
        Assert.Contains(HandoffChecks.Of(stopping, Report with { EndNs = length + Report.Ring.PeriodNs }, Rows), check => !check.Passed);
    }

    private static ScenarioRow[] Changed(string strategy, Func<ScenarioRow, ScenarioRow> change) =>
        [.. Rows.Select(row => row.Strategy == strategy ? change(row) : row)];

    private static void AssertViolated(string name, ScenarioRow[] rows) => Assert.Equal(name, Violated(Report, rows).Name);

    private static CheckResult Violated(ScenarioReport report, ScenarioRow[] rows) =>
        Assert.Single(HandoffChecks.Of(Plan, report, rows), check => !check.Passed);
}
