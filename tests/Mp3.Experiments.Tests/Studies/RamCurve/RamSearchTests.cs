// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Studies.RamCurve;

namespace Mp3.Experiments.Tests.Studies.RamCurve;

/// <summary>The choice of points on made-up programs.</summary>
public sealed class RamSearchTests
{
    private const double Tolerance = 0.05;
    private const int Plenty = 100;

    private static readonly RamSearch Search = new(LeastMib: 4, MostMib: 256, Tolerance, Plenty);

    // Fast down to 100 MiB, then at once very slow.
    private static readonly MadeProgram Cliff = new(256, mib => mib >= 100 ? 1 : 6, KilledAt: 37);

    [Fact]
    public void It_begins_with_all_that_is_touched_and_halves_until_the_program_can_t_live_on_it()
    {
        List<int[]> rounds = [];

        MeasuredCurve curve = Cliff.Explore(Search, rounds);

        Assert.Equal([256, 128], rounds[0]);
        Assert.Equal([64], rounds[1]);
        Assert.Equal([32, 96], rounds[2]);
        Assert.Equal(32, curve.Points[0].RamMib);
    }

    [Fact]
    public void Each_threshold_of_a_cliff_is_bracketed_to_a_64th_of_all_that_is_touched()
    {
        var rules = new RamRules(Cliff.Explore(Search), Tolerance);

        Assert.Equal((100, 96), RamOf(rules.Enough));
        Assert.Equal((100, 96), RamOf(rules.Thrashing));
        Assert.Equal((40, 36), RamOf(rules.OutOfMemory));
    }

    [Fact]
    public void Any_thresholds_are_found_wherever_they_are() => Gen.Select(Gen.Int[20, 250], Gen.Int[5, 19]).Sample((slow, killed) =>
    {
        var program = new MadeProgram(256, mib => mib >= slow ? 1 : 3, killed);
        var rules = new RamRules(program.Explore(Search), Tolerance);

        AssertBracket(rules.Enough, slow - 1);
        AssertBracket(rules.Thrashing, slow - 1);
        AssertBracket(rules.OutOfMemory, killed);
    });

    [Fact]
    public void Noise_does_not_keep_it_from_an_end() => Gen.Int[1, 1000].Sample(seed =>
    {
        var random = new Random(seed);
        double[] noise = [.. Enumerable.Range(0, 257).Select(_ => 1 + (0.3 * random.NextDouble()))];
        MeasuredCurve curve = new MadeProgram(256, mib => noise[mib] * Math.Max(1, 128.0 / mib), KilledAt: 9).Explore(Search);
        var rules = new RamRules(curve, Tolerance);

        Assert.InRange(curve.Points.Count, 2, Plenty - 1);
        Assert.All(
            (RamBound[])[rules.Enough, rules.Thrashing, rules.OutOfMemory],
            bound => Assert.True(bound.Good is null || bound.Bad is null || bound.Good.RamMib - bound.Bad.RamMib <= curve.ResolutionMib));
    });

    [Fact]
    public void A_program_that_any_RAM_is_enough_for_is_asked_down_to_the_least() =>
        Assert.Equal([4, 8, 16, 32, 64, 128, 256], new MadeProgram(256, _ => 1).Explore(Search).Points.Select(point => point.RamMib));

    [Fact]
    public void Below_a_run_that_took_too_long_there_is_none_unless_it_is_asked_for()
    {
        Assert.Equal(RamEnd.TimedOut, MadeProgram.Random.Explore(Search).Points[0].End);
        Assert.Equal(64, MadeProgram.Random.Explore(Search).Points[0].RamMib);
        Assert.Equal(4, MadeProgram.Random.Explore(Search with { GoesDown = true }).Points[0].RamMib);
    }

    [Fact]
    public void A_program_that_is_killed_at_once_has_its_threshold_found_all_the_same() =>
        AssertBracket(new RamRules(new MadeProgram(256, _ => 1, KilledAt: 249).Explore(Search), Tolerance).OutOfMemory, 249);

    [Fact]
    public void One_that_lives_on_less_than_a_limit_of_all_that_it_touches_is_not_asked_for_more() =>
        Assert.Equal([256], new MadeProgram(256, _ => 1).Explore(Search with { LeastMib = 256 }).Points.Select(point => point.RamMib));

    [Fact]
    public void Where_the_estimate_of_enough_is_too_low_it_goes_up_to_what_is_enough_for_sure()
    {
        List<int[]> rounds = [];
        var program = new MadeProgram(256, mib => mib >= 290 ? 1 : 6);

        MeasuredCurve curve = program.Explore(Search with { RoofMib = 512 }, rounds);

        Assert.Equal([256, 128], rounds[0]);
        Assert.Contains(512, rounds[1]);
        AssertBracket(new RamRules(curve, Tolerance).Enough, 289);
        Assert.Null(new RamRules(program.Explore(Search), Tolerance).Enough.Good);
        Assert.Equal(256, Cliff.Explore(Search with { RoofMib = 512 }).Points[^1].RamMib);
    }

    [Fact]
    public void What_is_drawn_ends_where_more_RAM_makes_no_difference()
    {
        var program = new MadeProgram(256, mib => mib >= 290 ? 1 : 6);

        Assert.Equal([128, 256, 270, 290], program.Curve(128, 256, 270, 290, 512).Drawn.Select(point => point.RamMib));
        Assert.Equal([128, 256], program.Curve(128, 256).Drawn.Select(point => point.RamMib));
        Assert.Equal([128, 256], program.Curve(128).Drawn.Select(point => point.RamMib));
        Assert.Equal([program.Reference, program.Reference], [program.Curve().Drawn[0], program.Curve(128).Drawn[^1]]);
    }

    [Fact]
    public void The_bend_gets_neighbours()
    {
        MeasuredCurve curve = new MadeProgram(256, mib => 1 + (3 * Math.Max(0, 1 - (mib / 171.0)))).Explore(Search);

        Assert.InRange(curve.BendOf(point => point.Seconds)!.Value, 168, 175);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(20)]
    public void There_are_no_more_points_than_asked_for_and_fewer_are_the_beginning_of_more(int most)
    {
        HashSet<int> all = [.. Cliff.Explore(Search).Points.Select(point => point.RamMib)];

        MeasuredCurve curve = Cliff.Explore(Search with { MostPoints = most });

        Assert.True(curve.Points.Count <= most - 1);
        Assert.Subset(all, curve.Points.Select(point => point.RamMib).ToHashSet());
    }

    [Fact]
    public void A_tenth_of_a_gigabyte_takes_some_twenty_points()
    {
        var program = new MadeProgram(210, mib => 1 + (9 * Math.Max(0, 1 - (mib / 150.0))), KilledAt: 20);

        Assert.InRange(program.Explore(Search with { MostMib = 210 }).Points.Count, 12, 30);
    }

    private static (int? Good, int? Bad) RamOf(RamBound bound) => (bound.Good?.RamMib, bound.Bad?.RamMib);

    private static void AssertBracket(RamBound bound, int lastBad)
    {
        Assert.InRange(lastBad, bound.Bad!.RamMib, bound.Good!.RamMib - 1);
        Assert.InRange(bound.Good.RamMib - bound.Bad.RamMib, 1, 4);
    }
}
