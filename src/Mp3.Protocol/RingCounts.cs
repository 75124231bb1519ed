// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Protocol;

/// <summary>The ring's state while a run goes on.</summary>
/// <param name="Written">Records since the module was loaded.</param>
/// <param name="Lost">Of these: overwritten before the reader came.</param>
/// <param name="Capacity">Records that it holds.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RingCounts(long Written, long Lost, long Capacity);
