// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Tests.Claims;

public sealed class KneeTests
{
    [Fact]
    public void It_is_the_last_number_before_the_rise() =>
        Gen.Int[3, 18].Sample(last => Assert.Equal(last, Knee.Find(HockeyStick(last, 20, slope: 7))));

    [Fact]
    public void Units_don_t_move_it() => Gen.Select(Gen.Int[3, 18], Gen.Double[1e-3, 1e6], Gen.Double[0, 1e6]).Sample((last, factor, offset) =>
        Assert.Equal(last, Knee.Find([.. HockeyStick(last, 20, 7).Select(point => (point.X, offset + (factor * point.Y)))])));

    [Fact]
    public void Of_the_write_up_s_three_utilizations_it_is_the_second() =>
        Assert.Equal(5, Knee.Find([(1, 0.29), (5, 2.1), (11, 54)]));

    [Fact]
    public void A_straight_line_has_none() => Assert.Null(Knee.Find([(1, 10), (2, 20), (3, 30.5), (4, 40)]));

    [Fact]
    public void A_curve_that_levels_off_has_none() => Assert.Null(Knee.Find([(1, 0), (2, 80), (3, 90), (4, 95)]));

    [Fact]
    public void A_curve_that_falls_or_stays_has_none()
    {
        Assert.Null(Knee.Find([(1, 3), (2, 1), (3, 2)]));
        Assert.Null(Knee.Find([(1, 3), (2, 1), (3, 3)]));
    }

    [Fact]
    public void Two_points_have_none() => Assert.Null(Knee.Find([(1, 0), (5, 100)]));

    private static (double X, double Y)[] HockeyStick(int last, int count, double slope) =>
        [.. Enumerable.Range(1, count).Select(n => ((double)n, Math.Max(0, n - last) * slope))];
}
