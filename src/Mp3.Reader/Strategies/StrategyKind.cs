// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>The strategies there are.</summary>
public enum StrategyKind
{
    /// <summary><see cref="NaiveStrategy"/>.</summary>
    Naive,

    /// <summary><see cref="SignalStrategy"/>.</summary>
    Signal,

    /// <summary><see cref="SemaphoreStrategy"/>.</summary>
    Semaphore,

    /// <summary><see cref="SequenceStrategy"/>.</summary>
    Sequence,
}
