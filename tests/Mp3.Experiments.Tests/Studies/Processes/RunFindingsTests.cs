// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Processes;

/// <summary>The sentences follow from made-up pairs, each worked out by hand.</summary>
public sealed class RunFindingsTests
{
    [Fact]
    public void A_run_says_how_many_faults_of_which_kind_and_since_when()
    {
        var process = new WorkProcess("1024 R 50000", Seconds: 40, Minor: 300, Major: 100)
        {
            Samples = WorkStudy.Iterations("1024 R 50000", (200, 0), (100, 100)),
        };

        Assert.Equal(
            "Pair A has 400 page faults in 40.00 s; 100 of them are major (25 %), the first after 4.0 s.",
            RunFindings.OfRun(Runs(new WorkRun("pair-a", process))[0]));
    }

    [Fact]
    public void A_run_without_major_faults_fits() => Assert.Equal(
        "Pair A has 300 page faults in 20.00 s, none of them major: everything fits into the RAM.",
        RunFindings.OfRun(Pairs((20, 300, 0), (20, 300, 0))[0]));

    [Theory]
    [InlineData(30, 600, "Pair B has 25 % fewer page faults than Pair A (750 against 1,000), and ends 25 % sooner (30.00 s against 40.00 s).")]
    [InlineData(50, 1850, "Pair B has 100 % more page faults than Pair A (2,000 against 1,000), and ends 25 % later (50.00 s against 40.00 s).")]
    [InlineData(40.2, 855, "Pair B has as many page faults as Pair A within 1 % (1,005 against 1,000), and takes as long (40.20 s against 40.00 s).")]
    public void Two_runs_are_compared(double seconds, long minor, string sentence) => Assert.Equal(
        sentence, RunFindings.OfPairs(Pairs((40, 900, 100), (seconds, minor, 150))));

    [Fact]
    public void One_run_alone_is_compared_with_nothing() => Assert.Null(RunFindings.OfPairs(Pairs((40, 900, 100), (30, 600, 150))[..1]));

    [Fact]
    public void The_highest_rate_is_named_with_what_the_device_allows()
    {
        Figure figure = Rates(new Curve("R 50000", null, [new(0, 100), new(1, 8_000)], CurveStyle.Major));

        Assert.Equal(
            "R 50000 has the highest rate, 8,000 major faults/s (Pair A): 80 % of the 10,000/s that a request time of 100 µs allows one process.",
            RunFindings.OfRates(figure, "major", new FaultCeiling(10_000, 100_000, IsShared: false)));
        Assert.Equal(
            "R 50000 has the highest rate, 8,000 minor faults/s (Pair A).", RunFindings.OfRates(figure, "minor", ceiling: null));
    }

    [Fact]
    public void The_ceiling_s_own_line_is_no_rate_and_a_rate_of_0_says_nothing() => Assert.Null(RunFindings.OfRates(
        Rates(
            new Curve("ceiling", null, [new(0, 10_000), new(1, 10_000)], CurveStyle.Bound),
            new Curve("R 50000", null, [new(0, 0), new(1, 0)], CurveStyle.Major)),
        "major",
        ceiling: null));

    private static Figure Rates(params Curve[] lines) => new(
        "fault-rate", "Rates", null, [], [new Panel("Pair A", AxisScale.Time("Time (s)", 1), AxisScale.Amount("Faults / s", 10_000), lines)]);

    private static MeasuredRun[] Pairs((double Seconds, long Minor, long Major) a, (double Seconds, long Minor, long Major) b) => Runs(
        new WorkRun("pair-a", new WorkProcess("1024 R 50000", a.Seconds, a.Minor, a.Major)),
        new WorkRun("pair-b", new WorkProcess("1024 R 50000", b.Seconds, b.Minor, b.Major)));

    private static MeasuredRun[] Runs(params WorkRun[] runs) => [.. MeasuredRun.Of(WorkStudy.Of("casestudy1", 900, runs))];
}
