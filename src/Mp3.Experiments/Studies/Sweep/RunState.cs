// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>What the store has of a run.</summary>
internal enum RunState
{
    /// <summary>Its outcome.</summary>
    Stored,

    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>That it failed by itself.</summary>
    Failed,
}
