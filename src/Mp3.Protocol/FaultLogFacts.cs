// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;

namespace Mp3.Protocol;

/// <summary>The log of every fault of the run's processes, which is the third part of the result file.</summary>
/// <param name="RingCapacity">Records that the ring of each CPU holds.</param>
/// <param name="DiskBytes">Size of the disk that took it, bytes.</param>
/// <param name="Bytes">Its length, bytes.</param>
/// <param name="Records">Records that the kernel's module made and that are in it: faults, and ends of major ones.</param>
/// <param name="LostInRings">Records that were overwritten before the agent read them.</param>
/// <param name="LostForRoom">Records that did not fit on the disk.</param>
public sealed record FaultLogFacts(long RingCapacity, long DiskBytes, long Bytes, long Records, long LostInRings, long LostForRoom)
{
    /// <summary>Records that are not in it.</summary>
    [JsonIgnore]
    public long Lost => LostInRings + LostForRoom;
}
