// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Tests.Charts.Series;

public sealed class PolylineTests
{
    // Level, a jump at 2, then rising.
    private static readonly CurvePoint[] Points = [new(1, 10), new(2, 10), new(2, 20), new(4, 40)];

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1.5, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 30)]
    [InlineData(9, 40)]
    public void A_line_is_straight_between_its_points_and_level_beyond_its_ends(double x, double y) =>
        Assert.Equal(y, Polyline.At(Points, x));

    [Fact]
    public void A_part_of_a_line_begins_and_ends_on_it() => Assert.Equal(
        [new CurvePoint(1.5, 10), new(2, 10), new(2, 20), new(3, 30)],
        Polyline.Between(Points, 1.5, 3));
}
