// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Tests.Charts.Figures;

public sealed class AltTextTests
{
    [Fact]
    public void It_says_what_a_reader_of_the_picture_sees()
    {
        var figure = new Figure("x", "Faults over N", null, [],
        [
            new Panel(
                "Major faults",
                AxisScale.Amount("Copies", 11),
                AxisScale.Amount("Faults (number)", 1000),
                [
                    new Curve("major", "900", [new(1, 0), new(11, 900)], CurveStyle.Major),
                    new Curve("minor", null, [new(1, 700), new(11, 1.5)], CurveStyle.Minor),
                    new Curve(null, null, [new(1, 3), new(11, 4)], CurveStyle.OneOfMany),
                ])
            {
                Marks = [new Mark(5, "knee: N = 5", CurveStyle.FoundPlace)],
            },
        ]);

        Assert.Equal(
            "Faults over N. Major faults: Faults (number) over Copies; major: 900; minor ends at 1.5, at most 700; marked: knee: N = 5.",
            AltText.Of(figure));
    }

    [Fact]
    public void Of_tiles_it_says_the_least_the_greatest_and_how_many_are_unknown()
    {
        var figure = new Figure("x", "Faults", null, [],
        [
            new Panel("Major faults", AxisScale.Places("N", ["1", "2"]), AxisScale.Places("RAM (MiB)", ["512", "1,024"]), [])
            {
                Tiles = [new Tile(0, 0, 0.5, ["500"]), new Tile(1, 0, 1, ["1,000"]), new Tile(0, 1, 0, ["0"]), new Tile(1, 1, null, [])],
            },
        ]);

        Assert.Equal(
            "Faults. Major faults: RAM (MiB) over N; least 0 at N 1, RAM (MiB) 1,024; greatest 1,000 at N 2, RAM (MiB) 512; hatched: 1 of 4.",
            AltText.Of(figure));
    }

    [Fact]
    public void A_place_of_a_logarithmic_axis_is_the_number_that_it_stands_for()
    {
        AxisScale powers = AxisScale.Amount("Faults, logarithmic", 6) with { Words = place => $"{Math.Pow(10, place):N0}" };
        var figure = new Figure("x", "Faults", null, [],
            [new Panel("Major", AxisScale.Amount("N", 2), powers, [new Curve("major", null, [new(1, 6), new(2, 3)], CurveStyle.Major)])]);

        Assert.Contains("major ends at 1,000, at most 1,000,000", AltText.Of(figure), StringComparison.Ordinal);
    }
}
