// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Sweep;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Studies.Sweep;

public sealed class SweepChecksTests
{
    [Fact]
    public void Checks_of_very_many_runs_are_a_line_for_each_kind()
    {
        var checks = new SweepChecks();
        for (int seed = 0; seed < 10_000; seed++)
        {
            checks.Add($"seed={seed}", [new CheckResult("n01", "faults", true, ""), new CheckResult("n01", "ticks", seed % 100 != 42, $"{seed} ticks")]);
        }

        IReadOnlyList<CheckResult> all = checks.Of(10_000);

        Assert.Equal(["every run comes to an outcome", "faults", "ticks"], all.Select(check => check.Name));
        Assert.Equal([true, true, false], all.Select(check => check.Passed));
        Assert.Equal("holds each of 10,000 times", all[1].Detail);
        Assert.Equal("does not hold 100 of 10,000 times, first in seed=42, n01: 42 ticks", all[2].Detail);
        Assert.Equal(10, checks.Violated.Count);
        Assert.Equal(("seed=142, n01", "142 ticks"), (checks.Violated[1].Run, checks.Violated[1].Detail));
    }

    [Fact]
    public void A_run_without_an_outcome_violates_one()
    {
        var checks = new SweepChecks();
        checks.AddFailed(new FailedRun(MadeRun.Inputs(1).Name, "seed=1, n01", "the guest hung"));
        checks.AddFailed(new FailedRun(MadeRun.Inputs(2).Name, "seed=2, n01", "the guest panicked"));

        CheckResult check = Assert.Single(checks.Of(7));

        Assert.Equal((false, "2 of 7 runs did not, first seed=1, n01: the guest hung"), (check.Passed, check.Detail));
    }
}
