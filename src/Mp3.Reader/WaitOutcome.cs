// SPDX-License-Identifier: MIT

namespace Mp3.Reader;

/// <summary>Why a wait ended.</summary>
public enum WaitOutcome
{
    /// <summary>What was waited for is there.</summary>
    Data,

    /// <summary>The last registered process has gone, or the module was stopped: what is there now is the rest.</summary>
    HungUp,

    /// <summary>The time ran out.</summary>
    TimedOut,

    /// <summary>The waiter was asked to stop.</summary>
    Stopped,
}
