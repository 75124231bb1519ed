// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Faults.Assembling;

/// <summary>A fault, with what became of it.</summary>
/// <param name="TimeNs">When it was taken, ns of the rings' clock.</param>
/// <param name="Pid">Thread group id in the init namespace.</param>
/// <param name="Tid">Thread id in the init namespace.</param>
/// <param name="Address">The address that the thread wanted.</param>
/// <param name="Ip">The address of the instruction.</param>
/// <param name="Marks">What was known when it was taken.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="LatencyNs">Of a major one: from when it was taken until it was over, ns; null: its end was not recorded.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Fault(
    ulong TimeNs, uint Pid, uint Tid, ulong Address, ulong Ip, FaultMarks Marks, FaultKind Kind, ulong? LatencyNs);
