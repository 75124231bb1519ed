// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Handoff.Figures;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Handoff.Figures;

public sealed class HandoffFindingTests
{
    private static readonly ScenarioRow Some = SyntheticHandoff.Of([1024], [1]).Scenarios[0];

    [Fact]
    public void Who_loses_in_silence_is_named_before_who_reports_each() => Assert.Equal(
        "Over all runs naive loses 1,500 records and reports 0 of them; signal loses 20 and reports each.",
        HandoffFinding.Losses([Row("signal", 20, 20), Row("naive", 1_000, 0), Row("naive", 500, 0), Row("sequence", 0, 0)]));

    [Fact]
    public void Without_a_loss_there_is_nothing_to_say() => Assert.Null(HandoffFinding.Losses([Row("naive", 0, 0)]));

    [Fact]
    public void One_run_has_every_monitor_s_losses() => Assert.Equal(
        "Stopped for 1 periods, of 10,800 records naive loses 1,000, sequence loses none.",
        HandoffFinding.Race([Row("naive", 1_000, 0), Row("sequence", 0, 0)]));

    [Fact]
    public void The_shortest_and_the_longest_wait_are_named()
    {
        ScenarioRow[] run = [Waiting("naive", 15), Waiting("semaphore", 2), Waiting("signal", 16)];

        Assert.Equal("Delayed for 1 periods, the median record waits 2.00 s with semaphore and 16.00 s with signal.", HandoffFinding.Latency(run));
        Assert.Null(HandoffFinding.Latency(run[..1]));
    }

    private static ScenarioRow Waiting(string strategy, long seconds) => Row(strategy, 0, 0) with { MedianLatencyNs = seconds * 1_000_000_000 };

    private static ScenarioRow Row(string strategy, long lost, long reported) => Some with { Strategy = strategy, Lost = lost, ReportedLost = reported };
}
