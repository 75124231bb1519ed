// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import;

/// <summary>The steps of a series: of times, or of counts from line to line.</summary>
internal static class Steps
{
    /// <summary>A step so many times as long as usual is a gap.</summary>
    public const int Gap = 3;

    /// <summary>The median of the steps that are more than 0; null: there are none.</summary>
    public static decimal? Usual(IReadOnlyList<decimal> times)
    {
        decimal[] rising = [.. Of(times).Where(step => step > 0).Order()];
        return rising.Length == 0 ? null : rising[rising.Length / 2];
    }

    /// <summary>The differences between neighbours.</summary>
    public static IEnumerable<decimal> Of(IReadOnlyList<decimal> values) =>
        values.Zip(values.Skip(1), (before, after) => after - before);

    /// <summary>
    /// What each line adds. Counts since the line before are that already; of counts since the start it is the first
    /// one and then the differences, 0 where they fall.
    /// </summary>
    public static decimal[] Added(decimal[] column, CountKind counts) => counts == CountKind.Interval
        ? column
        : [column[0], .. Of(column).Select(step => Math.Max(0, step))];

    /// <summary>How often values rise and fall.</summary>
    public static (int Rises, int Falls) Turns(IReadOnlyList<decimal> values) =>
        (Of(values).Count(step => step > 0), Of(values).Count(step => step < 0));
}
