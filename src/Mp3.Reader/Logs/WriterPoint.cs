// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Logs;

/// <summary>How far the module was at one moment. 32 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct WriterPoint
{
    /// <summary>The moment, ns of the ring's clock.</summary>
    public ulong TimeNs;

    /// <summary>Records written since the module was loaded.</summary>
    public ulong Head;

    /// <summary>Of these: records of complete ticks.</summary>
    public ulong Closed;

    /// <summary>Where the last hand-off lets monitors read to.</summary>
    public ulong HandoffPosition;
}
