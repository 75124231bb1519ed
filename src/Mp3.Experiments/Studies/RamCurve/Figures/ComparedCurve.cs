// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Comparing;

namespace Mp3.Experiments.Studies.RamCurve.Figures;

/// <summary>One of the curves that are compared.</summary>
/// <param name="Name">What pictures call it.</param>
/// <param name="Style">Of its lines.</param>
/// <param name="Result">The whole of it.</param>
/// <param name="Verdict">What it says.</param>
internal sealed record ComparedCurve(string Name, CurveStyle Style, CurveResult Result, RamVerdict Verdict)
{
    /// <summary>Its points, as they are drawn.</summary>
    public IReadOnlyList<RamPoint> Points => Verdict.Curve.Drawn;

    /// <summary>All sides, the baseline first.</summary>
    public static IReadOnlyList<ComparedCurve> Of(StudyComparison comparison) => [.. ComparedSides.Of(comparison).Select(side =>
    {
        var result = (CurveResult)side.Side.Result;
        return new ComparedCurve(side.Name, side.Style, result, result.Verdict);
    })];
}
