// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Charts.Series;

/// <summary>When a run's major faults begin.</summary>
public static class MajorOnset
{
    private const double NsPerSecond = 1e9;

    /// <summary>Time of the first sample with a major fault, s since the first tick's epoch; null: the run has none.</summary>
    /// <param name="samples">Samples of one run, in any order.</param>
    public static double? Of(IEnumerable<SampleRow> samples)
    {
        long? first = samples.Where(row => row.MajorFaults > 0).Min(row => (long?)row.TimeNs);
        return first / NsPerSecond;
    }
}
