// SPDX-License-Identifier: MIT

using Mp3.Experiments.Experiments;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Charts.Series;

/// <summary>
/// How many major faults a second a swap device allows. A thread waits for each of its major faults for at least the
/// latency of one request, so it has 1 / latency of them at most, however little CPU they cost. A device that serves
/// one request at a time allows no more for all threads together.
/// </summary>
/// <param name="FaultsPerSecond">1 / latency.</param>
/// <param name="LatencyNs">Of one request, ns.</param>
/// <param name="IsShared">Of all threads together; else of each.</param>
public sealed record FaultCeiling(double FaultsPerSecond, long LatencyNs, bool IsShared)
{
    private const double NsPerSecond = 1e9;
    private const double NsPerMs = 1e6;
    private const double NsPerUs = 1e3;

    /// <summary>What the line is, such as <c>1 / 100 µs = 10,000/s</c>.</summary>
    public string Text => $"1 / {LatencyText} = {FaultsPerSecond:N0}/s";

    /// <summary>The latency with its unit.</summary>
    public string LatencyText => LatencyNs >= NsPerMs ? $"{LatencyNs / NsPerMs:0.###} ms" : $"{LatencyNs / NsPerUs:0.###} µs";

    /// <summary>Of a study's swap device; null: it has no modelled latency.</summary>
    public static FaultCeiling? Of(StudySettings settings) =>
        SwapModel.Find(settings.Swap) is { LatencyNs: > 0 } model
            ? new FaultCeiling(NsPerSecond / model.LatencyNs, model.LatencyNs, model.QueueDepth == 1)
            : null;
}
