// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Tests.Studies.Handoff;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>A small sweep in a real guest: 200 records a period, rings of a little more than a half and of five.</summary>
[Trait("Category", "Guest")]
public sealed class HandoffTests(HandoffTests.Sweep sweep) : IClassFixture<HandoffTests.Sweep>
{
    private const int ShortRing = 128;
    private const int LongRing = 1024;

    [Fact]
    public void The_same_inputs_give_the_same_bytes()
    {
        Assert.Equal(CsvFile.ToBytes(sweep.First.Scenarios), CsvFile.ToBytes(sweep.Second.Scenarios));
        Assert.Equal(CsvFile.ToBytes(sweep.First.Timeline), CsvFile.ToBytes(sweep.Second.Timeline));
        Assert.Equal(CsvFile.ToBytes(sweep.First.Latencies), CsvFile.ToBytes(sweep.Second.Latencies));
        Assert.Equal(ManifestJson.ToBytes(sweep.First.Manifest), ManifestJson.ToBytes(sweep.Second.Manifest));
    }

    [Fact]
    public void Every_strategy_but_the_naive_one_accounts_for_every_record()
    {
        Assert.All(sweep.First.Manifest.Checks, check => Assert.True(check.Passed, $"{check.Run}: {check.Name}: {check.Detail}"));
        Assert.All(sweep.First.Scenarios.Where(row => row.Strategy != StrategyName.Naive), row =>
        {
            Assert.Equal(row.Written, row.Logged + row.ReportedLost);
            Assert.Equal((row.ReportedLost, 0), (row.Lost, row.Wrong));
        });
    }

    [Fact]
    public void The_naive_one_does_not() => Assert.All(
        Rows(StrategyName.Naive, ShortRing),
        row =>
        {
            Assert.True(row.Lost > 0 && row.ReportedLost == 0 && row.Wrong > 0, row.Scenario);
            Assert.False(row.Kept);
        });

    [Fact]
    public void A_ring_that_is_shorter_than_a_period_loses_without_a_stall_unless_the_monitor_is_waked_in_time()
    {
        Assert.True(Row("signal", ShortRing, 0).Lost > 0);
        Assert.True(Row("sequence", ShortRing, 0).Lost > 0);
        Assert.Equal(0, Row("semaphore", ShortRing, 0).Lost);
    }

    [Fact]
    public void A_stall_loses_what_the_ring_can_not_hold()
    {
        foreach (string strategy in (string[])["signal", "semaphore", "sequence"])
        {
            Assert.True(Row(strategy, ShortRing, 1.5).Lost > Row(strategy, ShortRing, 0).Lost, strategy);
            Assert.Equal(0, Row(strategy, LongRing, 1.5).Lost);
        }
    }

    [Fact]
    public void A_stall_delays_the_log_by_its_length()
    {
        const long Ms = 1_000_000;
        ScenarioRow row = Row("sequence", LongRing, 1.5);

        // The look before it was 0.9 periods ago.
        Assert.InRange(row.MaxLatencyNs, 2300 * Ms, 2500 * Ms);
        Assert.InRange(Row("sequence", LongRing, 0).MaxLatencyNs, 900 * Ms, 1100 * Ms);
    }

    private ScenarioRow Row(string strategy, int capacity, double stall) =>
        Rows(strategy, capacity).Single(row => row.StallPeriods.Equals(stall));

    private IEnumerable<ScenarioRow> Rows(string strategy, int capacity) =>
        sweep.First.Scenarios.Where(row => row.Strategy == strategy && row.Capacity == capacity);

    /// <summary>The sweep, run twice.</summary>
    public sealed class Sweep : IAsyncLifetime
    {
        public HandoffRuns.Outcome First { get; private set; } = null!;

        public HandoffRuns.Outcome Second { get; private set; } = null!;

        private static async Task<HandoffRuns.Outcome> RunAsync(HandoffOptions options)
        {
            var request = new HandoffRequest(options);
            return HandoffRuns.Of(options, await WantedRunner.RunAsync(
                request.Choices, request.Want, new KeptProgress(), TestContext.Current.CancellationToken));
        }

        public async ValueTask InitializeAsync()
        {
            HandoffOptions options = Sweeps.Options([ShortRing, LongRing], [0, 1.5]);
            First = await RunAsync(options);
            Second = await RunAsync(options);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
