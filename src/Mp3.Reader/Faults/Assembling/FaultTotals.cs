// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Faults.Assembling;

/// <summary>What a process had in all while it was traced, as its records in the main ring add up to.</summary>
/// <param name="Minor">Minor faults.</param>
/// <param name="Major">Major faults.</param>
/// <param name="Traced">Faults that the module wrote into its rings, ends of major ones not counted; null: not known.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FaultTotals(ulong Minor, ulong Major, ulong? Traced);
