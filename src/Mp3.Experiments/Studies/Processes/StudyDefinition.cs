// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>A study: runs that are compared with each other, all on the same machine.</summary>
/// <param name="Name">Such as <c>casestudy1</c>.</param>
/// <param name="Runs">In the order of the tables.</param>
/// <param name="Counts">Numbers of copies, for a study over N; else empty.</param>
/// <param name="SizeMib">Size of a copy at scale 1, MiB, for a study over N; else 0.</param>
public sealed record StudyDefinition(string Name, IReadOnlyList<RunDefinition> Runs, IReadOnlyList<int> Counts, int SizeMib);

/// <summary>One run: processes that start at the same moment in a guest of their own.</summary>
/// <param name="Name">Unique within the study.</param>
/// <param name="Processes">At scale 1.</param>
public sealed record RunDefinition(string Name, IReadOnlyList<ProcessDefinition> Processes);

/// <summary>One process of a run.</summary>
/// <param name="Label">Unique within the run.</param>
/// <param name="Workload">What it does.</param>
/// <param name="Nice">Nice value.</param>
public sealed record ProcessDefinition(string Label, Workload Workload, int Nice)
{
    /// <summary>What nice(1) adds when it isn't told.</summary>
    public const int DefaultNice = 10;
}
