// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>
/// How much a metric varies along an axis: of all conditions that differ in this axis alone the distance from the least
/// to the greatest median, on the pictures' scale; of all such groups the mean.
/// </summary>
internal static class AxisVariation
{
    private const char Separator = '\n';

    /// <summary>The axes along which a metric varies most, in the order of the sweep.</summary>
    /// <param name="grid">The sweep.</param>
    /// <param name="axes">Of the grid, in its order; those with one value are left out.</param>
    /// <param name="metric">Number of the metric.</param>
    /// <param name="scale">Of its pictures.</param>
    /// <param name="most">How many at most; of equals the first.</param>
    public static IReadOnlyList<SweepAxis> Strongest(SweepGrid grid, IReadOnlyList<SweepAxis> axes, int metric, ValueScale scale, int most)
    {
        if (axes.Count <= most)
        {
            return axes;
        }

        HashSet<SweepAxis> strongest = [.. axes.OrderByDescending(axis => Of(grid, axis, metric, scale)).Take(most)];
        return [.. axes.Where(strongest.Contains)];
    }

    /// <summary>The mean distance; 0: no two conditions differ in this axis alone.</summary>
    internal static double Of(SweepGrid grid, SweepAxis axis, int metric, ValueScale scale)
    {
        int index = grid.Axes.Index().Single(own => own.Item == axis).Index;
        return grid.Conditions
            .GroupBy(condition => KeyOf(condition, index), condition => scale.PlaceOf(condition.Values[metric].Median), StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any())
            .Select(group => group.Max() - group.Min())
            .DefaultIfEmpty()
            .Average();
    }

    /// <summary>The same for conditions that differ in these axes alone.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="without">Numbers of the axes.</param>
    internal static string KeyOf(SweepCondition condition, params IReadOnlyList<int> without) =>
        string.Join(Separator, condition.At.Select((value, i) => without.Contains(i) ? "" : value.Text));
}
