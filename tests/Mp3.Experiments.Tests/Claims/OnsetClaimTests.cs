// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Claims;

public sealed class OnsetClaimTests
{
    private const double UsableMib = 900;

    [Fact]
    public void It_holds_if_the_first_major_fault_comes_when_the_RAM_is_full()
    {
        Claim claim = Claim((450, 0), (455, 1), (10, 5000));

        Assert.Equal(Verdict.Holds, claim.Verdict);
        Assert.Contains("a: after 905.0 MiB, 900.0 MiB were usable (+0.6 %)", claim.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_hold_if_the_first_major_fault_comes_at_half_of_the_RAM() =>
        Assert.Equal(Verdict.DoesNotHold, Claim((440, 0), (10, 1)).Verdict);

    [Fact]
    public void It_does_not_hold_if_much_more_than_the_RAM_is_touched_before() =>
        Assert.Equal(Verdict.DoesNotHold, Claim((1000, 0), (10, 1)).Verdict);

    // 2.75 × 4 √(140 MiB in KiB) = 4.1 MiB that the kernel holds back, and 3 % of 56 MiB: 5.7 MiB.
    [Theory]
    [InlineData(51, Verdict.Holds)]
    [InlineData(49, Verdict.DoesNotHold)]
    public void A_small_guest_may_begin_earlier_by_what_its_kernel_holds_back(double mib, Verdict verdict)
    {
        ProcessResult study = WorkStudy.Of("x", 56, new WorkRun("a", Process((mib, 1), (10, 1))));
        ProcessResult small = study with { Manifest = study.Manifest with { Machine = study.Manifest.Machine with { RamMib = 140 } } };

        Assert.Equal(verdict, OnsetClaim.Of(MeasuredRun.Of(small)).Verdict);
    }

    [Fact]
    public void A_run_without_major_faults_tests_nothing_by_itself()
    {
        Claim claim = Claim((450, 0), (300, 0));

        Assert.Equal(Verdict.NotTested, claim.Verdict);
        Assert.Contains("a touched 750.0 of 900.0 MiB without any", claim.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_disagree_make_it_depend_on_the_run()
    {
        WorkRun fits = new("a", Process((890, 0), (20, 1)));
        WorkRun exceedsInSilence = new("b", Process((1200, 0)));

        Assert.Equal("depends on the run", OnsetClaim.Of(MeasuredRun.Of(WorkStudy.Of("x", UsableMib, fits, exceedsInSilence))).Ruling);
    }

    private static Claim Claim(params (double Mib, long Major)[] ticks) =>
        OnsetClaim.Of(MeasuredRun.Of(WorkStudy.Of("x", UsableMib, new WorkRun("a", Process(ticks)))));

    private static WorkProcess Process(params (double Mib, long Major)[] ticks) => new("1024 R 10000")
    {
        Samples = WorkStudy.Iterations("1024 R 10000", [.. ticks.Select(tick => (WorkStudy.Pages(tick.Mib), tick.Major))]),
    };
}
