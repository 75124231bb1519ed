// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import.Text;

/// <summary>What was added from line to line.</summary>
internal static class Increments
{
    /// <summary>
    /// Counts since the line before, as they are; of counts since the start the first one and then differences, 0
    /// where they fall.
    /// </summary>
    public static decimal[] Of(decimal[] column, CountKind counts) => counts == CountKind.Interval
        ? column
        : [column[0], .. Steps.Of(column).Select(step => Math.Max(0, step))];
}
