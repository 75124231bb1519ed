// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Logs;

/// <summary>A record as a monitor logged it, 80 bytes: evidence for whoever judges the monitor later.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct LoggedRecord
{
    /// <summary>What it read.</summary>
    public RingRecord Record;

    /// <summary>Which record it took that for, from 0: those it had logged before, and those that it said it lost.</summary>
    public ulong Position;

    /// <summary>When it was logged, ns of the ring's clock.</summary>
    public ulong LoggedNs;
}
