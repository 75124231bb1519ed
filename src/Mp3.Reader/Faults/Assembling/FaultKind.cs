// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults.Assembling;

/// <summary>What became of a fault.</summary>
public enum FaultKind
{
    /// <summary>The page was new, or still in memory.</summary>
    Minor,

    /// <summary>The page had to be read in.</summary>
    Major,

    /// <summary>The kernel did not count it: it gave no page (a signal, an error that the caller of the kernel got),
    /// or the thread took the same fault again.</summary>
    Failed,

    /// <summary>The records don't tell.</summary>
    Open,
}
