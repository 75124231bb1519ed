// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>What the caption of every picture says of a sweep.</summary>
internal static class SweepFacts
{
    /// <summary>The study, the axes that have one value, conditions and seeds, one fact an entry.</summary>
    /// <param name="grid">The sweep.</param>
    /// <param name="title">Of the study.</param>
    public static IReadOnlyList<string> Of(SweepGrid grid, string title)
    {
        long wanted = grid.Axes.Aggregate(1L, (product, axis) => product * axis.Values.Count);
        string ended = grid.Conditions.Count == wanted ? "" : $" of {wanted:N0}";
        return
        [
            title,
            .. grid.Axes.Where(axis => axis.Values.Count == 1).Select(axis => AxisWords.PlaceOf(axis, axis.Values[0])),
            $"{grid.Conditions.Count:N0}{ended} {(wanted == 1 ? "condition" : "conditions")}",
            grid.Seeds == 1 ? "one seed" : $"{grid.Seeds} seeds",
        ];
    }
}
