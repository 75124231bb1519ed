// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Faults;

/// <summary>First bytes of one fault ring: <c>struct mp3_fault_ring</c>, 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct FaultRingHeader
{
    /// <summary>Records written since the module was loaded.</summary>
    public ulong Head;

    public fixed ulong Reserved[7];
}
