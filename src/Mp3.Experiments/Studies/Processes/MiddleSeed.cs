// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>The seed that stands for all where each can't be drawn strongly.</summary>
internal static class MiddleSeed
{
    /// <summary>
    /// The seed whose completion time is the middle one among the rows of one run; of two the faster: a median that no
    /// seed had can't be drawn.
    /// </summary>
    public static ulong Of(IReadOnlyCollection<Observation> rows) =>
        rows.OrderBy(row => row.Amounts[RunColumn.CompletionNs]).ElementAt((rows.Count - 1) / 2).Seed;
}
