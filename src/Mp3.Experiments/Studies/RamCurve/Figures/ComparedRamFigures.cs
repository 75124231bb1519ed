// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Comparing;

namespace Mp3.Experiments.Studies.RamCurve.Figures;

/// <summary>The curves of all sides of a comparison over RAM. Each has its own points: it chose them.</summary>
internal static class ComparedRamFigures
{
    /// <summary>One picture, or of many sides one of times and one of faults.</summary>
    /// <param name="comparison">Of curves.</param>
    public static IReadOnlyList<Figure> Of(StudyComparison comparison)
    {
        IReadOnlyList<ComparedCurve> curves = ComparedCurve.Of(comparison);
        return [.. ComparedSides.Readable(Together(comparison, curves), curves.Count, [("major-faults", ComparedRamFindings.MajorFaults(curves))])];
    }

    private static Figure Together(StudyComparison comparison, IReadOnlyList<ComparedCurve> curves)
    {
        AxisScale x = AxisScale.Amount(RamAxis.Of([.. curves.Select(curve => curve.Result.By)]), curves.Max(curve => curve.Points[^1].RamMib));
        return new Figure("curves", $"Completion time and major faults of {Cast(curves)} by RAM", Note(curves), ComparedSides.Key(comparison),
        [
            PanelOf("From the start to the end of the last program", x, "Completion time (s)", curves, point => point.Seconds, "0.00' s'"),
            PanelOf(FaultWords.Major, x, FaultWords.MajorAxis, curves, point => point.MajorFaults, "N0"),
        ])
        {
            Finding = ComparedRamFindings.Of(curves),
        };
    }

    private static Panel PanelOf(string heading, AxisScale x, string axis, IReadOnlyList<ComparedCurve> curves, Func<RamPoint, double> value, string format)
    {
        Curve[] lines = [.. curves.Select(curve => new Curve(
            curve.Name,
            value(curve.Points[^1]).ToString(format),
            [.. curve.Points.Select(point => new CurvePoint(point.RamMib, value(point)))],
            curve.Style))];
        return new Panel(heading, x, AxisScale.Amount(axis, lines.Max(line => line.Points.Max(point => point.Y))), lines);
    }

    private static string Cast(IReadOnlyList<ComparedCurve> curves) =>
        curves.Select(curve => curve.Result.Cast).Distinct(StringComparer.Ordinal).ToArray() is [var one] ? one : "programs";

    private static string Note(IReadOnlyList<ComparedCurve> curves)
    {
        const string Points = "One run for each point.";
        bool isLeftOut = curves.Any(curve => curve.Verdict.Curve.Points.Any(point => !point.IsWhole));
        return isLeftOut ? $"{Points} Not drawn: runs that were killed, took too long or exited otherwise." : Points;
    }
}
