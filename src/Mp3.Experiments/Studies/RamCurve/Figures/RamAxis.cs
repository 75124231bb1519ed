// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.RamCurve.Figures;

/// <summary>What the axis of RAM is called.</summary>
internal static class RamAxis
{
    /// <summary>Of a curve whose RAM was varied so.</summary>
    public static string Of(RamBy by) => by == RamBy.Limit ? "Limit of the programs (memory.max, MiB)" : "RAM of the machine (MiB)";

    /// <summary>Of several curves.</summary>
    public static string Of(IReadOnlyList<RamBy> all) => all.Distinct().ToArray() is [var one] ? Of(one) : "RAM of the machine, or limit of the programs (MiB)";
}
