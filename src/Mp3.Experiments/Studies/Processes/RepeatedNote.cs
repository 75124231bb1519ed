// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>Says what lines and bands over repetitions mean.</summary>
internal static class RepeatedNote
{
    /// <param name="result">Says how many seeds there are.</param>
    /// <param name="seeds">Which lines are the seeds.</param>
    public static string Of(RepeatedResult result, string seeds)
    {
        MedianInterval any = result.Spread(result.Conditions[0], ProcessMetrics.Completion);
        string band = any is { Count: >= 3 }
            ? $"Band: {any.ConfidenceText} interval for the median of {any.Count} seeds."
            : $"Band: both seeds; their median is in between with {any.ConfidenceText}.";
        return $"{band} {seeds}";
    }
}
