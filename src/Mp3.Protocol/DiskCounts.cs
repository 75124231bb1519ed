// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>What one modelled disk (mp3_disk) did; requests are counted when they are done.</summary>
/// <param name="Name">Such as <c>mp3_disk0</c>.</param>
/// <param name="ReadRequests">Reads, as the device got them: what the kernel merged is one.</param>
/// <param name="ReadBytes">Bytes that were read.</param>
/// <param name="WriteRequests">Writes, likewise.</param>
/// <param name="WriteBytes">Bytes that were written.</param>
/// <param name="FlushRequests">Flushes.</param>
/// <param name="DiscardRequests">Discards.</param>
/// <param name="BusyNs">Time in which it had a request, ns.</param>
/// <param name="QueuedNs">Sum over requests of the time from their arrival until the device began with them, ns.</param>
/// <param name="LongestQueue">Most requests that it had at once, since its driver was loaded.</param>
public sealed record DiskCounts(
    string Name,
    long ReadRequests,
    long ReadBytes,
    long WriteRequests,
    long WriteBytes,
    long FlushRequests,
    long DiscardRequests,
    long BusyNs,
    long QueuedNs,
    long LongestQueue)
{
    /// <summary>What was counted since an earlier look.</summary>
    public DiskCounts Since(DiskCounts earlier) => this with
    {
        ReadRequests = ReadRequests - earlier.ReadRequests,
        ReadBytes = ReadBytes - earlier.ReadBytes,
        WriteRequests = WriteRequests - earlier.WriteRequests,
        WriteBytes = WriteBytes - earlier.WriteBytes,
        FlushRequests = FlushRequests - earlier.FlushRequests,
        DiscardRequests = DiscardRequests - earlier.DiscardRequests,
        BusyNs = BusyNs - earlier.BusyNs,
        QueuedNs = QueuedNs - earlier.QueuedNs,
    };
}
