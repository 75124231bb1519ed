// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Strategies;

/// <summary>
/// What a strategy has done, in its own opinion. For all but the naive one <c>Logged + Lost</c> is the number of
/// records that were written from its start to <paramref name="Position"/>, exactly.
/// </summary>
/// <param name="Logged">Records that went to the sink.</param>
/// <param name="Lost">Records that it knows to have been overwritten before it came.</param>
/// <param name="WakeUps">Waits that ended.</param>
/// <param name="Position">Where it reads next: records since the module was loaded.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StrategyCounts(ulong Logged, ulong Lost, ulong WakeUps, ulong Position);
