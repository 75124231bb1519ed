// SPDX-License-Identifier: MIT

using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>How long a monitor's records take from sample to log, over several runs.</summary>
public static class MedianLatency
{
    private const double NsPerSecond = 1e9;

    /// <summary>The median of the runs' median latencies, s: of an even number of runs the mean of the two middle ones.</summary>
    /// <param name="rows">At least one.</param>
    public static double SecondsOf(IEnumerable<ScenarioRow> rows) =>
        MedianInterval.Of(rows.Select(row => row.MedianLatencyNs / NsPerSecond)).Median;
}
