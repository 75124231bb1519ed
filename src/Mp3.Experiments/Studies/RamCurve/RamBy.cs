// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>Whose RAM is varied.</summary>
public enum RamBy
{
    /// <summary>The programs' alone: <c>memory.max</c> of their cgroup.</summary>
    Limit,

    /// <summary>The machine's, the kernel's share included.</summary>
    Memory,
}
