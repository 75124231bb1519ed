// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Handoff;

public sealed class HandoffSweepTests
{
    [Fact]
    public void Who_chooses_nothing_gets_the_figures_of_2011_and_rings_of_a_half_to_four_periods()
    {
        HandoffPlan plan = HandoffSweep.Resolve(Sweeps.Default).Plan.Handoff!;

        Assert.Equal((30_000, 50), (plan.MonitorPeriodMs, plan.TickMs));
        Assert.Equal(["naive", "signal", "semaphore", "sequence"], plan.Strategies);
        // 600 ticks of 2 records a period.
        Assert.Equal([1024, 2048, 4096, 8192], plan.Scenarios.Select(scenario => scenario.Capacity).Distinct());
        Assert.Equal([0, 15_000, 30_000, 45_000, 60_000, 75_000, 90_000], plan.Scenarios.Take(7).Select(scenario => scenario.StallMs));
        Assert.True(plan.Delay.Stops);
        Assert.Empty(plan.Delay.Load);
    }

    [Fact]
    public void A_scenario_has_a_name_of_its_own() => Assert.Equal(
        ["c64-s0", "c64-s0.5", "c256-s0", "c256-s0.5"],
        HandoffSweep.Resolve(Sweeps.Options([64, 256], [0, 0.5])).Plan.Handoff!.Scenarios.Select(scenario => scenario.Name));

    [Fact]
    public void All_scenarios_are_as_long_as_the_longest_stall_needs()
    {
        HandoffPlan plan = HandoffSweep.Resolve(Sweeps.Options([64], [0, 9])).Plan.Handoff!;

        Assert.True(plan.LengthMs >= plan.StallAtMs + 9000 + (3 * plan.MonitorPeriodMs));
    }

    [Fact]
    public void A_delay_that_computes_has_a_short_period_and_real_time_priority()
    {
        HandoffPlan plan = HandoffSweep.Resolve(Sweeps.Default with { Delay = DelayKind.Cpu }).Plan.Handoff!;

        Assert.Equal(2000, plan.MonitorPeriodMs);
        Assert.True(plan.Delay.RealTime);
        Assert.Single(plan.Delay.Load);
        Assert.False(plan.Delay.Stops);
    }

    [Theory]
    [InlineData("zram", true)]
    [InlineData("ssd", false)]
    public void Only_what_a_device_compresses_has_content(string device, bool hasContent)
    {
        var sweep = HandoffSweep.Resolve(Sweeps.Default with { Delay = DelayKind.Memory, Swap = SwapModel.Find(device)! });

        Assert.Equal(hasContent, Assert.Single(sweep.Plan.Handoff!.Delay.Load).Work!.ContentPercent == 50);
    }

    [Fact]
    public void A_delay_that_thrashes_has_swap_for_all_that_it_pushes_out()
    {
        var sweep = HandoffSweep.Resolve(Sweeps.Default with { Delay = DelayKind.Memory });
        int touched = Assert.Single(sweep.Plan.Handoff!.Delay.Load).Work!.SizeMib;

        Assert.Equal("ssd", sweep.Swap.Name);
        Assert.True(touched >= sweep.Layout.RamMib);
        Assert.True(sweep.Layout.SwapMib > touched);
        Assert.Equal(SwapModel.None, HandoffSweep.Resolve(Sweeps.Default).Swap);
    }

    [Theory]
    [InlineData("choose a longer --period or a shorter --tick", 1000, 200, null)]
    [InlineData("fewer --capacity or --stall, or a longer --tick", 60_000, 1, null)]
    [InlineData("--memory 100 is too little", 1000, 10, 100)]
    public void Choices_that_do_not_fit_together_are_refused(string remedy, int periodMs, int tickMs, int? memory)
    {
        HandoffOptions options = Sweeps.Default with { PeriodMs = periodMs, TickMs = tickMs, MemoryMib = memory };

        Mp3Exception error = Assert.Throws<Mp3Exception>(() => HandoffSweep.Resolve(options));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }
}
