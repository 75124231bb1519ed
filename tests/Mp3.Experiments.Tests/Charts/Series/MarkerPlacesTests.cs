// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;

namespace Mp3.Experiments.Tests.Charts.Series;

public sealed class MarkerPlacesTests
{
    private static readonly CurvePoint[] Long = [.. Enumerable.Range(0, 1001).Select(i => new CurvePoint(i, i * i))];

    [Fact]
    public void A_short_line_is_marked_at_all_its_points() =>
        Assert.Equal(Long[..30], MarkerPlaces.Of(Long[..30], isSteps: false, 0, 1));

    [Fact]
    public void Markers_of_two_long_lines_do_not_coincide_except_at_the_end()
    {
        IReadOnlyList<CurvePoint> first = MarkerPlaces.Of(Long, isSteps: false, 0, 2);
        IReadOnlyList<CurvePoint> second = MarkerPlaces.Of(Long, isSteps: false, 1, 2);

        Assert.InRange(first.Count, 8, 11);
        Assert.Equal([Long[^1]], first.Intersect(second));
    }

    [Fact]
    public void A_step_is_marked_in_its_middle() =>
        Assert.Equal([new CurvePoint(5, 1)], MarkerPlaces.Of([new(0, 1), new(10, 1)], isSteps: true, 0, 1));
}
