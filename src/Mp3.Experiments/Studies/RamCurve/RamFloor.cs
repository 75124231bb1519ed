// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>The least RAM of which a point is made.</summary>
internal static class RamFloor
{
    /// <summary>With less the kernel kills what it has just started.</summary>
    private const int LimitMib = 4;

    /// <summary>With less a guest that runs programs may not boot: 6.1 panicked with 101 MiB.</summary>
    private const int MemoryMib = 128;

    /// <summary>MiB.</summary>
    public static int Of(RamBy by) => by == RamBy.Limit ? LimitMib : MemoryMib;
}
