// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.CostBench.Tests;

public sealed class GoalTests
{
    [Fact]
    public void A_cheap_tick_meets_all_goals() =>
        Assert.All(Goal.OfTicks([Cost(1, 5000, 40_000), Cost(20, 10_000, 500_000), Cost(1000, 400_000, 20e6)]), goal => Assert.True(goal.Met));

    [Theory]
    [InlineData(20_000, 500_000, "a process")] // 1,000 ns each
    [InlineData(10_000, 199_999, "cheaper")]
    [InlineData(50_000, 2_000_000, "part of")]
    public void A_goal_that_is_missed_is_named(double tick, double procStat, string name) =>
        Assert.Contains(
            Goal.OfTicks([Cost(1, 5000, 40_000), Cost(20, tick, procStat), Cost(1000, 400_000, 20e6)]),
            goal => !goal.Met && goal.Name.StartsWith(name, StringComparison.Ordinal));

    [Fact]
    public void The_worst_count_of_processes_decides() =>
        Assert.Equal(
            [false, false, true, true],
            Goal.OfTicks([Cost(1, 5000, 40_000), Cost(20, 10_000, 500_000), Cost(1000, 1_000_000, 19e6)]).Select(goal => goal.Met));

    [Fact]
    public void Goals_need_the_cases_that_they_are_about() =>
        Assert.Throws<Mp3Exception>(() => Goal.OfTicks([Cost(1, 5000, 40_000), Cost(1000, 400_000, 20e6)]));

    [Fact]
    public void A_tick_is_divided_into_what_it_always_costs_and_what_each_process_adds() =>
        Assert.Equal((400, 4600), Goal.Slope([Cost(1, 5000, 1), Cost(20, 9999, 1), Cost(1001, 405_000, 1)]));

    [Fact]
    public void A_record_of_the_machine_that_costs_too_much_is_named()
    {
        CaseCost[] costs = [Cost(1, 5000, 40_000), Cost(20, 10_000, 500_000), Cost(1000, 400_000, 20e6)];
        costs[1] = costs[1] with { BareTick = 7999 };

        Goal machine = Assert.Single(Goal.OfTicks(costs), goal => !goal.Met);
        Assert.Equal(("the machine's record in a tick", "2,001 ns"), (machine.Name, machine.Measured));
    }

    [Theory]
    [InlineData(1010, 1019, true, true)]
    [InlineData(990, 1021, true, false)]
    [InlineData(1021, 1000, false, true)]
    public void A_fork_may_take_a_fiftieth_more(double others, double own, bool othersMet, bool ownMet) =>
        Assert.Equal([othersMet, ownMet], Goal.OfStreams([new StreamCost(CostStream.Forks, 1, 1000, others, own)]).Select(goal => goal.Met));

    [Theory]
    [InlineData(1009, 1099, true, true)]
    [InlineData(990, 1101, true, false)]
    [InlineData(1011, 1000, false, true)]
    public void A_fault_may_take_a_tenth_more_or_a_hundredth_if_it_is_not_traced(double others, double own, bool othersMet, bool ownMet) =>
        Assert.Equal([othersMet, ownMet], Goal.OfStreams([new StreamCost(CostStream.Faults, 1, 1000, others, own)]).Select(goal => goal.Met));

    [Fact]
    public void The_worst_count_of_others_decides_on_a_stream()
    {
        StreamCost good = new(CostStream.Forks, 1, 1000, 1000, 1000);
        StreamCost bad = new(CostStream.Forks, 1000, 1000, 1030, 1030);

        Assert.Equal(["+3.00 %", "+3.00 %"], Goal.OfStreams([good, bad]).Select(goal => goal.Measured));
        Assert.Equal(["a fork, while others are followed", "a fork that is followed"], Goal.OfStreams([good, bad]).Select(goal => goal.Name));
    }

    private static CaseCost Cost(int processes, double tick, double procStat) =>
        new(new CostCase(processes, 1, Busy: false), tick, 0, 0, 0, procStat, processes > 20 ? null : tick - 100);
}
