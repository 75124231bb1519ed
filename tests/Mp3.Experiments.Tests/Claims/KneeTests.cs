// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Tests.Claims;

/// <summary>The rule on made-up curves.</summary>
public sealed class KneeTests
{
    private const int Count = 20;

    // Nearly flat while all fits into the RAM, then the seeks of a disk.
    private static readonly double[] Hdd =
        [19.3, 19.4, 19.5, 19.6, 19.7, 19.8, 19.9, 20.2, 33, 101, 215, 340, 470, 600, 730, 860, 990, 1120, 1250, 1380];

    [Fact]
    public void It_is_the_last_number_before_the_rise() =>
        Gen.Int[2, Count - 2].Sample(last => Assert.Equal(last, Knee.Find(HockeyStick(last, slope: 7))));

    [Fact]
    public void Units_don_t_move_it() => Gen.Select(Gen.Int[2, Count - 2], Gen.Double[1e-3, 1e6]).Sample((last, factor) =>
        Assert.Equal(last, Knee.Find([.. HockeyStick(last, 7).Select(point => (point.X, factor * (3 + point.Y)))])));

    [Theory]
    [InlineData(13)]
    [InlineData(16)]
    [InlineData(20)]
    public void A_disk_that_seeks_has_it_where_the_times_take_off_however_far_the_study_goes(int last) =>
        Assert.Equal(9, Knee.Find(Over(Hdd[..last])));

    [Fact]
    public void A_rise_between_two_numbers_has_it_at_the_lower_one() =>
        Assert.Equal(9, Knee.Find(Over([.. Enumerable.Range(1, Count).Select(n => Math.Max(0, n - 9.6) * 150_000)])));

    [Fact]
    public void The_noise_of_the_seeds_does_not_move_it() => Gen.Int[1, 1000].Sample(seed =>
    {
        var random = new Random(seed);
        Assert.Equal(9, Knee.Find(Over([.. Enumerable.Range(1, Count).Select(n => (20 + (Math.Max(0, n - 9.5) * 6)) * (1 + (0.01 * random.NextDouble())))])));
    });

    [Fact]
    public void A_slope_before_it_does_no_harm() =>
        Assert.Equal(7, Knee.Find(Over([.. Enumerable.Range(1, 12).Select(n => n < 8 ? 20 + n : 27 + (10.0 * (n - 7)))])));

    [Fact]
    public void Three_numbers_with_gaps_between_have_none() => Assert.Null(Knee.Find([(1, 0.29), (5, 2.1), (11, 54)]));

    [Fact]
    public void A_corner_whose_neighbours_were_not_measured_is_none() =>
        Assert.Null(Knee.Find([(1, 19), (3, 19), (5, 19), (7, 19), (9, 19), (11, 40), (13, 60), (15, 80)]));

    [Fact]
    public void Whoever_asks_says_how_far_away_a_neighbour_may_be()
    {
        (double, double)[] curve = [(-256, 19), (-128, 19), (-66, 19), (-64, 19), (-62, 29), (-60, 39), (-58, 49)];

        Assert.Equal(-64, Knee.Find(curve, mostGap: 2));
        Assert.Null(Knee.Find(curve));
    }

    [Fact]
    public void A_corner_is_where_neighbours_are_still_to_be_measured()
    {
        Assert.Equal(4, Knee.Corner([(1, 19), (3, 19), (5, 19), (7, 19), (9, 19), (11, 40), (13, 60), (15, 80)]));
        Assert.Null(Knee.Corner([(1, 19), (3, 19), (5, 19), (7, 19), (9, 19)]));
        Assert.Null(Knee.Corner([(1, 19), (5, 19), (9, 80)]));
    }

    [Fact]
    public void Neighbours_around_the_corner_suffice() =>
        Assert.Equal(9, Knee.Find([(1, 19), (5, 19), (8, 19), (9, 19), (10, 29), (11, 39), (15, 79)]));

    [Theory]
    [InlineData(0)]
    [InlineData(19.1)]
    public void A_flat_curve_has_none(double value) => Assert.Null(Knee.Find(Over([.. Enumerable.Repeat(value, Count)])));

    [Fact]
    public void A_straight_line_has_none() => Assert.Null(Knee.Find(Over([10, 20, 30.1, 40, 50, 60])));

    [Theory]
    [InlineData("square")]
    [InlineData("cube")]
    [InlineData("slow exponential")]
    [InlineData("fast exponential")]
    public void A_convex_curve_without_a_corner_has_none(string shape) => Assert.Null(Knee.Find(Over(
    [
        .. Enumerable.Range(1, Count).Select(n => shape switch
        {
            "square" => n * n,
            "cube" => n * n * n,
            "slow exponential" => Math.Pow(1.3, n),
            _ => Math.Pow(2, n),
        }),
    ])));

    [Fact]
    public void A_plateau_has_none()
    {
        Assert.Null(Knee.Find(Over([.. Enumerable.Range(1, Count).Select(n => 1 - Math.Exp(-n / 3.0))])));
        Assert.Null(Knee.Find(Over([.. Enumerable.Range(1, Count).Select(n => Math.Min(n, 9.0))])));
    }

    [Fact]
    public void Noise_has_none() => Gen.Int[1, 1000].Sample(seed =>
    {
        var random = new Random(seed);
        Assert.Null(Knee.Find(Over([.. Enumerable.Range(1, Count).Select(_ => 100 + (10 * random.NextDouble()))])));
    });

    [Fact]
    public void A_curve_that_falls_has_none() => Assert.Null(Knee.Find(Over([9, 8, 7, 6, 3, 1])));

    [Fact]
    public void Too_few_points_have_none() => Assert.Null(Knee.Find(Over([0, 0, 0, 9])));

    private static (double X, double Y)[] HockeyStick(int last, double slope) =>
        Over([.. Enumerable.Range(1, Count).Select(n => Math.Max(0, n - last) * slope)]);

    private static (double X, double Y)[] Over(double[] values) => [.. values.Select((value, i) => (i + 1.0, value))];
}
