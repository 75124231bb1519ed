// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary>One run of a study over the number of copies.</summary>
/// <param name="Copies">Number of copies.</param>
/// <param name="Total">All copies together.</param>
/// <param name="FirstCompletionSeconds">When the first copy ended, s after the common start.</param>
/// <param name="MedianCompletionSeconds">Median of the copies' completion times, s.</param>
public sealed record CopiesPoint(int Copies, Usage Total, double FirstCompletionSeconds, double MedianCompletionSeconds)
{
    /// <summary>One point a run, by rising number of copies.</summary>
    public static IReadOnlyList<CopiesPoint> Of(IReadOnlyList<RunSummary> runs) =>
        [.. runs.Select(OfRun).OrderBy(point => point.Copies)];

    private static CopiesPoint OfRun(RunSummary run)
    {
        double[] times = [.. run.Processes.Select(process => process.CompletionSeconds).Order()];
        return new CopiesPoint(times.Length, run.Total, times[0], MedianInterval.Of(times).Median);
    }
}
