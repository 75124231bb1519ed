// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>What of a sweep is in one picture.</summary>
/// <param name="Axes">Of the picture.</param>
/// <param name="Fixed">The value of each other axis that has several.</param>
/// <param name="Conditions">With these values; those of other pages among them.</param>
internal sealed record SweepPart(PictureAxes Axes, IReadOnlyList<(SweepAxis Axis, ParameterValue Value)> Fixed, IReadOnlyList<SweepCondition> Conditions)
{
    /// <summary>
    /// One picture for each combination of the other axes' values, and as many pages of it as it takes, in the order of the
    /// sweep. Combinations of which no condition has ended have none.
    /// </summary>
    /// <param name="grid">The sweep.</param>
    /// <param name="drawn">Axes of the pictures, one to three.</param>
    /// <param name="others">The other axes that have several values.</param>
    public static IReadOnlyList<SweepPart> Of(SweepGrid grid, IReadOnlyList<SweepAxis> drawn, IReadOnlyList<SweepAxis> others)
    {
        int[] indices = [.. grid.Axes.Index().Where(axis => drawn.Contains(axis.Item)).Select(axis => axis.Index)];
        IReadOnlyList<PictureAxes> pages = PicturePages.Of(PictureAxes.Of(drawn));
        return
        [
            .. from combination in grid.Conditions.GroupBy(condition => AxisVariation.KeyOf(condition, indices), StringComparer.Ordinal)
               let conditions = combination.ToArray()
               from page in pages
               select new SweepPart(page, [.. others.Select(axis => (axis, conditions[0].At[IndexOf(grid, axis)]))], conditions),
        ];
    }

    private static int IndexOf(SweepGrid grid, SweepAxis axis) => grid.Axes.Index().Single(own => own.Item == axis).Index;
}
