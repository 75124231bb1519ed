// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Experiments.Workloads;

/// <summary>How far a process is, and how it fared of late.</summary>
/// <param name="Iterations">Iterations that it has done.</param>
/// <param name="Missing">Part of its touched pages that is not resident.</param>
/// <param name="FaultsSince">Major faults since the end of its last iteration.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ForecastState(int Iterations, double Missing, double FaultsSince);
