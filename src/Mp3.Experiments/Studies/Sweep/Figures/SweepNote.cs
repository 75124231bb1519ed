// SPDX-License-Identifier: MIT

using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>How to read a picture of a sweep, and what it does not show.</summary>
internal static class SweepNote
{
    /// <param name="grid">What the picture shows.</param>
    /// <param name="panels">How.</param>
    /// <param name="parts">The picture among all pictures of the metric.</param>
    public static string Of(ShownGrid grid, IPanelSource panels, PictureParts parts)
    {
        int missing = grid.Wanted - grid.Conditions.Count;
        return string.Join(' ', ((string?[])
        [
            grid.Together > 1 ? Merged(grid, panels.IntervalName)
                : grid.Conditions.Count > 0 ? Seeds([.. grid.Conditions.Select(condition => condition.Values[0])], panels.IntervalName)
                : null,
            panels.Note,
            missing > 0 ? $"{missing:N0} of {grid.Wanted:N0} conditions failed or were not run{panels.UnknownWords}." : null,
            .. parts.Sentences,
        ]).OfType<string>());
    }

    /// <summary>What medians and intervals are of.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="interval">What shows the interval; null: nothing.</param>
    public static string Seeds(IReadOnlyList<MedianInterval> values, string? interval)
    {
        MedianInterval most = values.MaxBy(value => value.Count)!;
        if (most.Count == 1)
        {
            return "One seed.";
        }

        string count = values.Any(value => value.Count < most.Count) ? $"up to {most.Count} seeds" : $"{most.Count} seeds";
        return interval is null ? $"Medians of {count}." : $"{interval}: {most.ConfidenceText} interval for the median of {count}.";
    }

    private static string Merged(ShownGrid grid, string? interval)
    {
        string each = grid.Kind == PictureKind.Tiles ? "Each tile" : "Each point";
        string range = interval is null ? "" : $" {interval}: from the lowest end of their intervals to the highest.";
        return $"{each} is the median of up to {grid.Together} neighbouring conditions: there are too many to show them all.{range}";
    }
}
