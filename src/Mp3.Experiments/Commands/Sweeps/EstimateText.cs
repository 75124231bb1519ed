// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep;

namespace Mp3.Experiments.Commands.Sweeps;

/// <summary>What a sweep will take, in words.</summary>
internal static class EstimateText
{
    private const double SecondsPerMinute = 60;
    private const double SecondsPerHour = 3600;

    /// <summary>From so many of a unit on, the next larger one is used.</summary>
    private const int Many = 100;

    public static IEnumerable<string> Of(SweepEstimate estimate)
    {
        string failed = estimate.Failed == 0 ? "" : $", {estimate.Failed:N0} failed before (--retry tries them again)";
        yield return $"{estimate.Runs:N0} {(estimate.Runs == 1 ? "run" : "runs")}: {estimate.Stored:N0} stored, {estimate.Missing:N0} missing{failed}";
        if (estimate.HasRounds)
        {
            yield return "more runs follow from what comes out, and are not counted";
        }

        if (estimate.Missing > 0)
        {
            yield return $"about {Time(estimate.CpuSeconds)} of CPU time, about {Time(estimate.WallSeconds)} on this machine with {estimate.Jobs} at once"
                + (estimate.Samples == 0
                    ? "; no run of it is stored yet, so this is by the pace of another machine"
                    : $"; by {estimate.Samples:N0} stored {(estimate.Samples == 1 ? "run" : "runs")} of it");
        }

        yield return $"the largest guest takes {estimate.HostMib:N0} MiB of the host's memory";
    }

    private static string Time(double seconds) => seconds < Many ? $"{seconds:N0} s"
        : seconds < Many * SecondsPerMinute ? $"{seconds / SecondsPerMinute:N0} min"
        : $"{seconds / SecondsPerHour:N0} h";
}
