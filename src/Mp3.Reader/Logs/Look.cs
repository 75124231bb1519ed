// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Logs;

/// <summary>A monitor was woken, and looked into the ring. Positions are its own opinion. 48 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct Look
{
    /// <summary>When it was woken, ns of the ring's clock.</summary>
    public ulong WakeNs;

    /// <summary>When it had logged what it found, ns of the ring's clock.</summary>
    public ulong DoneNs;

    /// <summary>Position before.</summary>
    public ulong From;

    /// <summary>Position after.</summary>
    public ulong To;

    /// <summary>Records that it logged so far.</summary>
    public ulong Logged;

    /// <summary>Records that it said it lost so far.</summary>
    public ulong Lost;
}
