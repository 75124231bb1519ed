// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Protocol;

/// <summary>How far one process of a run is.</summary>
/// <param name="Iterations">Iterations that it has done.</param>
/// <param name="Faults">Its faults recorded so far.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProcessProgress(int Iterations, FaultCounts Faults);
