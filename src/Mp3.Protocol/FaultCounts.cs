// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Protocol;

/// <summary>Faults since some beginning.</summary>
/// <param name="Minor">Minor faults.</param>
/// <param name="Major">Major faults.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FaultCounts(long Minor, long Major)
{
    /// <summary>Both kinds.</summary>
    public long All => Minor + Major;

    public static FaultCounts operator +(FaultCounts a, FaultCounts b) => new(a.Minor + b.Minor, a.Major + b.Major);
}
