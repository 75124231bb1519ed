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
}
