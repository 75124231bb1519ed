// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.RamCurve;

namespace Mp3.Experiments.Tests.Studies.RamCurve;

/// <summary>What is said of made-up curves.</summary>
public sealed class RamVerdictTests
{
    private const double Tolerance = 0.05;

    private static readonly RamSearch Search = new(LeastMib: 4, MostMib: 256, Tolerance, MostPoints: 100);

    private static readonly MadeProgram Slope = new(256, mib => 1 + (4 * Math.Max(0, 1 - (mib / 212.0))), KilledAt: 40);

    [Fact]
    public void All_three_thresholds_are_named_with_the_first_point_beyond() => Assert.Equal(
        "At least 212 MiB for at most 5 % slowdown (with 208 MiB it is 7.5 % slower); "
        + "below 160 MiB it thrashes (with 156 MiB it takes 2.1 times as long); "
        + "the OOM killer comes at 40 MiB, not at 44 MiB.",
        Say(Slope.Explore(Search)));

    [Fact]
    public void Another_tolerance_is_another_threshold() =>
        Assert.StartsWith("At least 136 MiB for at most 150 % slowdown", RamVerdictText.Of(RamVerdict.Of(Slope.Explore(Search with { Tolerance = 1.5 }), 1.5)), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_said_of_no_points() =>
        Assert.Equal("Not tested: there is no run with less RAM than all that is touched.", Say(Slope.Curve()));

    [Fact]
    public void What_no_point_supports_is_not_tested() => Assert.Equal(
        "220 MiB, the least that was tested, are enough for at most 5 % slowdown; less: not tested; "
        + "thrashing: not with 220 MiB; less: not tested; "
        + "the OOM killer does not come with 220 MiB, the least that was tested; less: not tested.",
        Say(Slope.Curve(220, 256)));

    [Fact]
    public void Where_no_machine_boots_with_less_that_is_told_and_what_does_test_less()
    {
        const string Floor = " With less than 128 MiB a guest may not boot, so --by memory tests nothing below; --by limit takes RAM from the programs alone, and does.";

        Assert.EndsWith(Floor, SayOfMachine(new MadeProgram(256, _ => 1).Curve(128, 256)), StringComparison.Ordinal);
        Assert.DoesNotContain(Floor, SayOfMachine(new MadeProgram(256, _ => 1).Curve(192, 256)), StringComparison.Ordinal);
        Assert.DoesNotContain(Floor, SayOfMachine(new MadeProgram(256, mib => mib < 200 ? 3 : 1, KilledAt: 128).Curve(128, 160, 256)), StringComparison.Ordinal);
        Assert.DoesNotContain(Floor, Say(new MadeProgram(256, _ => 1).Curve(128, 256)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wide_bracket_says_that_it_is_one() => Assert.Equal(
        "At least 256 MiB for at most 5 % slowdown (with 64 MiB it takes 3.8 times as long; what lies between was not tested); "
        + "below 256 MiB it thrashes (with 64 MiB it takes 3.8 times as long; what lies between was not tested); "
        + "the OOM killer comes at 32 MiB, not at 64 MiB; what lies between was not tested.",
        Say(Slope.Curve(32, 64, 256)));

    [Fact]
    public void A_program_that_is_killed_before_it_thrashes_does_not_thrash() => Assert.Equal(
        "At least 100 MiB for at most 5 % slowdown (with 99 MiB it is killed for want of memory); "
        + "thrashing: not before with 99 MiB it is killed for want of memory; "
        + "the OOM killer comes at 99 MiB, not at 100 MiB.",
        Say(new MadeProgram(256, _ => 1, KilledAt: 99).Curve(99, 100, 256)));

    [Fact]
    public void A_run_without_an_end_thrashes_and_hides_the_OOM_killer() => Assert.Equal(
        "At least 256 MiB for at most 5 % slowdown (with 252 MiB it is 46.9 % slower); "
        + "below 248 MiB it thrashes (with 244 MiB it takes 2.4 times as long); "
        + "the OOM killer: not tested, for with 64 MiB it had not ended after 20 times its time, and until then it did not come.",
        Say(MadeProgram.Random.Explore(Search)));

    [Fact]
    public void Where_more_RAM_is_slower_that_is_told()
    {
        var program = new MadeProgram(256, mib => mib == 120 ? 1.5 : mib == 110 ? 1.4 : 1);

        Assert.EndsWith(
            " More RAM is not always faster: 120 MiB take 15.00 s, 100 MiB 10.00 s; in all 2 points are slower than one with less RAM.",
            Say(program.Curve(100, 110, 120, 256)),
            StringComparison.Ordinal);
        Assert.StartsWith("At least 256 MiB for at most 5 % slowdown", Say(program.Curve(100, 120, 256)), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_more_RAM_is_killed_and_less_is_not_that_is_told() => Assert.EndsWith(
        " The OOM killer comes with 120 MiB, but not with 100 MiB.",
        Say(new MeasuredCurve(Slope.Reference, [At(100, RamEnd.Whole), At(120, RamEnd.OutOfMemory), At(256, RamEnd.Whole)])),
        StringComparison.Ordinal);

    [Fact]
    public void Another_exit_code_is_no_end_that_counts() => Assert.Equal(
        "At least 256 MiB for at most 5 % slowdown (with 252 MiB it exits otherwise); "
        + "thrashing: not before with 252 MiB it exits otherwise; "
        + "the OOM killer does not come with 252 MiB, the least that was tested; less: not tested. "
        + "With 252 MiB it exits otherwise than with all the RAM that it wants.",
        Say(new MeasuredCurve(Slope.Reference, [At(252, RamEnd.Otherwise), At(256, RamEnd.Whole)])));

    private static RamPoint At(int mib, RamEnd end) => new(mib, end, 10, 1, 1);

    private static string SayOfMachine(MeasuredCurve curve) => RamVerdictText.Of(RamVerdict.Of(curve, Tolerance) with { FloorMib = 128 });

    private static string Say(MeasuredCurve curve) => RamVerdictText.Of(RamVerdict.Of(curve, Tolerance));
}
