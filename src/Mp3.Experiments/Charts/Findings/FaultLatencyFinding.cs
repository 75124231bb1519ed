// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Charts.Series.Faults;

namespace Mp3.Experiments.Charts.Findings;

/// <summary>What the histogram of major faults shows.</summary>
public static class FaultLatencyFinding
{
    private const double Median = 0.5;
    private const double Tail = 0.99;

    /// <summary>Of the run with most major faults: what half of them take, and what nearly all take.</summary>
    /// <param name="runs">At least one; each has a major fault.</param>
    /// <param name="ceiling">The swap device's; null: its latency is not known.</param>
    public static string Of(IReadOnlyList<FaultMap> runs, FaultCeiling? ceiling)
    {
        ArgumentNullException.ThrowIfNull(runs);
        FaultMap most = runs.MaxBy(run => run.Latencies.Count)!;
        double median = most.Latencies.Quantile(Median);
        string found = $"Half of the {most.Latencies.Count:N0} major faults of {RunTitle.Within(most.Run)} take {Durations.Text(median)} or less, "
            + $"99 % of them {Durations.Text(most.Latencies.Quantile(Tail))} or less";
        return ceiling is null
            ? $"{found}."
            : $"{found}; a request of the device takes {ceiling.LatencyText}, so the median is {median / ceiling.LatencyNs:0.0} requests long.";
    }
}
