// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Live;

/// <summary>Fault rates over one interval, faults a second.</summary>
/// <param name="Minor">Of minor faults.</param>
/// <param name="Major">Of major faults.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FaultRates(double Minor, double Major)
{
    /// <summary>Of both kinds.</summary>
    public double All => Minor + Major;
}
