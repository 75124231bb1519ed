// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running.Index;

namespace Mp3.Experiments.Running;

/// <summary>An entry of the store as lists show it. What it says was not verified.</summary>
public sealed record RunLine
{
    /// <summary>The run.</summary>
    public required RunName Name { get; init; }

    /// <summary>The study that wanted it first; empty: the entry can't be read.</summary>
    public required string Study { get; init; }

    /// <summary>Its name there.</summary>
    public required string Run { get; init; }

    /// <summary>Length of its files.</summary>
    public required long Bytes { get; init; }

    /// <summary>When it was stored.</summary>
    public required DateTime StoredUtc { get; init; }

    /// <summary>How long it took.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>CPU time of the host that it took.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>The entry's notes could be read.</summary>
    public bool IsReadable => StoredUtc != default;

    /// <summary>Of its inputs, to find the nearest one.</summary>
    internal InputDigests Inputs { get; init; }

    /// <summary>Time stamp of the entry's notes when this line was made, ticks: another one is another entry.</summary>
    internal long NotesTicks { get; init; }
}
