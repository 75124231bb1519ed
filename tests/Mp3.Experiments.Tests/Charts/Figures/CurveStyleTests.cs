// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class CurveStyleTests
{
    /// <summary>Okabe and Ito's blue and green, for who sees no blue, are as near as that.</summary>
    private const double LeastDistance = 16.9;

    private static readonly CurveStyle[] Sides = [.. Enumerable.Range(0, CurveStyle.MostSides).Select(CurveStyle.OfSide)];

    [Theory]
    [MemberData(nameof(SeenColor.Eyes), MemberType = typeof(SeenColor))]
    public void The_colours_of_sides_are_told_apart(string eye, double[][] simulation)
    {
        for (int i = 0; i < Sides.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double distance = SeenColor.Distance(Sides[i].Color, Sides[j].Color, simulation);
                Assert.True(distance >= LeastDistance, $"{eye}: sides {j} and {i} are {distance:0.0} apart");
            }
        }
    }

    [Fact]
    public void The_markers_of_sides_tell_them_apart_without_colour() =>
        Assert.Equal(Sides.Length, Sides.Select(style => (style.Marker, style.IsOpen)).Distinct().Count());
}
