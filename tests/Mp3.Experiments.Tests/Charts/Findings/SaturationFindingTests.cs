// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;

namespace Mp3.Experiments.Tests.Charts.Findings;

public sealed class SaturationFindingTests
{
    // 1 − e^(−ln 4) = 0.75
    private static readonly double LnFour = Math.Log(4);

    [Fact]
    public void The_line_farthest_from_the_model_is_named_with_both_numbers() => Assert.Equal(
        "Of 2 lines L ends farthest from the model: it has had 20.0 minor faults for 100 pages of its memory, where random access touches 75.0 of 100 pages.",
        SaturationFinding.Of(Of(Line("model", 75, CurveStyle.Model), Line("R", 75.2, CurveStyle.OfRun(0)), Line("L", 20, CurveStyle.OfRun(1)))));

    [Fact]
    public void The_model_alone_says_nothing() => Assert.Null(SaturationFinding.Of(Of(Line("model", 75, CurveStyle.Model))));

    private static Curve Line(string label, double percent, CurveStyle style) => new(label, null, [new(0, 0), new(LnFour, percent)], style);

    private static Figure Of(params Curve[] lines) => new(
        "saturation", "Pages", null, [], [new Panel("x", AxisScale.Time("Accesses", 2), AxisScale.Amount("%", 100), lines)]);
}
