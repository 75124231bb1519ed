// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader;

/// <summary>How far monitors that are signalled may read.</summary>
/// <param name="PeriodNs">Time between two hand-offs, ns.</param>
/// <param name="Count">Hand-offs since the module was loaded.</param>
/// <param name="Position">Records that were complete at the last of them, or at one after it.</param>
/// <param name="TimeNs">When that was, ns of the ring's clock.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HandOff(ulong PeriodNs, ulong Count, ulong Position, ulong TimeNs);
