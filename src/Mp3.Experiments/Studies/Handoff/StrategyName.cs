// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>The monitors as plan, rows and pictures name them.</summary>
public static class StrategyName
{
    /// <summary>The course's monitor, the one that promises nothing.</summary>
    public const string Naive = "naive";

    /// <summary>Misik &amp; Hu's design: the module signals how far to read.</summary>
    public const string Signal = "signal";

    /// <summary>What Misik &amp; Hu wished for: woken by the number of records that wait.</summary>
    public const string Semaphore = "semaphore";

    /// <summary>Its own clock and the module's positions.</summary>
    public const string Sequence = "sequence";
}
