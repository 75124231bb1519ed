// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.RamCurve;

/// <summary>How the programs of a run ended, beside the run with all the RAM that they want.</summary>
public enum RamEnd
{
    /// <summary>By themselves, with the same exit codes.</summary>
    Whole,

    /// <summary>The OOM killer ended one of their processes.</summary>
    OutOfMemory,

    /// <summary>They were ended because their time was over.</summary>
    TimedOut,

    /// <summary>By themselves, but with other exit codes, or by another signal.</summary>
    Otherwise,
}
