// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.CostBench.Tests;

public sealed class CaseCostTests
{
    private static readonly CostCase Case = new(20, 1, Busy: false);

    private static readonly Measurement[] Measurements =
    [
        new(Case, "nothing", 1_000_000, 1_000_000, 0, 0, 0),
        new(Case, "proc-read", 1_000_000, 1_800_000, 10, 700_000, 0),
        new(Case, "proc-stat", 1_000_000, 2_000_000, 10, 900_000, 0),
        new(Case, "tick", 1_000_000, 1_025_000, 10, 0, 20_000),
        new(Case, "nothing-bare", 1_000_000, 1_001_000, 0, 0, 0),
        new(Case, "tick-bare", 1_000_000, 1_016_015, 10, 0, 14_000),
        new(Case, "tick+reader", 1_000_000, 1_030_000, 10, 5_000, 20_000),
    ];

    [Fact]
    public void The_costs_of_a_case_come_from_its_measurements()
    {
        CaseCost cost = Assert.Single(CaseCost.Of(Measurements));

        Assert.Equal(new CaseCost(Case, 2500, 2000, 3000, 80_000, 100_000, cost.BareTick), cost);
        Assert.Equal(1500, cost.BareTick!.Value, 1e-6);
        Assert.Equal(1000, cost.Machine!.Value, 1e-6);
        Assert.Equal(40, cost.Ratio);
        Assert.Equal(2500 / 50e6, cost.Share);
    }

    [Fact]
    public void A_measurement_that_is_missing_is_named()
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(() => CaseCost.Of(Measurements[..^1]));

        Assert.Contains("'tick+reader'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_records_of_the_machine_only_few_plain_processes_are_measured()
    {
        CostCase many = new(1000, 1, Busy: false);

        Assert.Null(Assert.Single(CaseCost.Of([.. Measurements.Select(measured => measured with { Case = many })])).Machine);
    }

    [Fact]
    public void A_measurement_without_a_round_is_no_cost() =>
        Assert.Throws<Mp3Exception>(() => CaseCost.Of([.. Measurements.Select(measured => measured with { Rounds = 0 })]));
}
