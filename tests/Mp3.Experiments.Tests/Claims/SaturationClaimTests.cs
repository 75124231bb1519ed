// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Claims;

public sealed class SaturationClaimTests
{
    private const int Iterations = 4;
    private const double Pages = 25_600;
    private const double Accesses = 10_000;

    [Fact]
    public void It_holds_where_every_minor_fault_is_a_first_touch() => Assert.Equal(Verdict.Holds, Claim(Model()).Verdict);

    [Fact]
    public void The_program_s_own_pages_don_t_count()
    {
        (long Minor, long Major)[] faults = Model();
        faults[0].Minor += 20;

        Assert.Equal(Verdict.Holds, Claim(faults).Verdict);
    }

    [Fact]
    public void It_does_not_hold_if_half_of_the_first_touches_are_missing()
    {
        Claim claim = Claim([.. Model().Select(fault => (fault.Minor / 2, 0L))]);

        Assert.Equal(Verdict.DoesNotHold, claim.Verdict);
        Assert.Contains("(−50.", claim.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void It_depends_on_pressure_if_pages_come_back_as_minor_faults_after_the_first_major_one()
    {
        (long Minor, long Major)[] faults = Model();
        faults[2].Major = 100;
        faults[3] = (faults[3].Minor + 3000, 500);

        Claim claim = Claim(faults);

        Assert.Equal("depends on memory pressure", claim.Ruling);
        Assert.Contains("at 2 ends of iterations", claim.Evidence, StringComparison.Ordinal);
        Assert.Contains("against 20,234 pages (+14.8", claim.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_not_tested_if_the_first_iteration_swaps_already()
    {
        (long Minor, long Major)[] faults = Model();
        faults[0].Major = 1;

        Assert.Equal(Verdict.NotTested, Claim(faults).Verdict);
    }

    [Fact]
    public void It_is_not_tested_if_iterations_can_t_be_told_apart()
    {
        SampleRow[] samples = WorkStudy.Iterations("a", Model());

        Assert.Equal(Verdict.NotTested, Claim([.. samples.Select((row, i) => row with { TimeNs = (i + 1) * 500_000_000L })]).Verdict);
    }

    [Fact]
    public void A_process_with_locality_is_not_meant() =>
        Assert.Equal(Verdict.NotTested, SaturationClaim.Of(Runs("100 L 10000", WorkStudy.Iterations("a", Model()))).Verdict);

    private static (long Minor, long Major)[] Model() => [.. Enumerable.Range(1, Iterations).Select(i =>
        ((long)Math.Round(Distinct(i * Accesses)) - (long)Math.Round(Distinct((i - 1) * Accesses)), 0L))];

    private static double Distinct(double accesses) => Pages * (1 - Math.Pow(1 - (1 / Pages), accesses));

    private static Claim Claim((long Minor, long Major)[] faults) => Claim(WorkStudy.Iterations("a", faults));

    private static Claim Claim(SampleRow[] samples) => SaturationClaim.Of(Runs("100 R 10000", samples));

    private static IReadOnlyList<MeasuredRun> Runs(string arguments, SampleRow[] samples) => MeasuredRun.Of(WorkStudy.Of(
        "multiprog", 900, new WorkRun("n01", new WorkProcess(arguments) { Label = "a", Iterations = Iterations, Samples = samples })));
}
