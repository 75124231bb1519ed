// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Machines.Disks;
using Mp3.Experiments.Results;
using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Charts.Series;

/// <summary>
/// How many major faults a second a swap device allows. A thread waits for each of its major faults for at least the
/// time of one request, so it has 1 / that time of them at most, however little CPU they cost. A device that serves
/// one request at a time allows no more for all threads together.
/// </summary>
/// <param name="FaultsPerSecond">1 / time of a request.</param>
/// <param name="LatencyNs">Time of a request, ns: the latency of a read and the transfer of a page.</param>
/// <param name="IsShared">Of all threads together; else of each.</param>
public sealed record FaultCeiling(double FaultsPerSecond, long LatencyNs, bool IsShared)
{
    private const double NsPerSecond = 1e9;
    private const double NsPerMs = 1e6;
    private const double NsPerUs = 1e3;

    /// <summary>What the line is, such as <c>1 / 100 µs = 10,000/s</c>.</summary>
    public string Text => $"1 / {LatencyText} = {FaultsPerSecond:N0}/s";

    /// <summary>The latency with its unit.</summary>
    public string LatencyText => LatencyNs >= NsPerMs ? $"{LatencyNs / NsPerMs:0.#} ms" : $"{LatencyNs / NsPerUs:0.#} µs";

    /// <summary>
    /// Of a study's swap device, whose shortest request reads one page; null: it has no model, or it turns, and a
    /// request takes as long as the arm has to travel.
    /// </summary>
    public static FaultCeiling? Of(StudySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (SwapModel.Find(settings.Swap)?.Disk is not { } named)
        {
            return null;
        }

        DiskModel disk = settings.Disk is null ? named : DiskSpecification.Apply(settings.Disk, named);
        double transferNs = disk.ReadBandwidth > 0 ? NsPerSecond * AccessSequence.PageSize / disk.ReadBandwidth : 0;
        long requestNs = disk.ReadLatencyNs + (long)Math.Round(transferNs);
        return disk.Rotation is null && requestNs > 0
            ? new FaultCeiling(NsPerSecond / requestNs, requestNs, disk.Servers == 1)
            : null;
    }
}
