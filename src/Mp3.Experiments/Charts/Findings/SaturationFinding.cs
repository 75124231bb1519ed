// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Charts.Findings;

/// <summary>What the picture of the pages touched shows.</summary>
public static class SaturationFinding
{
    /// <summary>The line that ends farthest from the model of random access.</summary>
    /// <param name="figure">One panel; x in accesses per page, y in %.</param>
    /// <returns>null: there is no line beside the model's.</returns>
    public static string? Of(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        (Curve Line, double Measured, double Model)[] ends = [.. figure.Panels
            .SelectMany(panel => panel.Lines)
            .Where(line => line.Label is not null && line.Style != CurveStyle.Model && line.Points.Count > 0)
            .Select(line => (line, line.Points[^1].Y, -100 * double.ExpM1(-line.Points[^1].X)))];
        if (ends.Length == 0)
        {
            return null;
        }

        (Curve line, double measured, double model) = ends.MaxBy(end => Math.Abs(end.Measured - end.Model));
        string most = ends.Length == 1 ? line.Label! : $"Of {ends.Length} lines {line.Label} ends farthest from the model: it";
        return $"{most} has had {measured:0.0} minor faults for 100 pages of its memory, where random access touches {model:0.0} of 100 pages.";
    }
}
