// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Workloads;

/// <summary>One run: processes that start at the same moment in a guest of their own.</summary>
/// <param name="Name">Unique within the study.</param>
/// <param name="Parameters">What makes it another one than its neighbours; the same names in all runs of a study.</param>
/// <param name="Processes">At the study's scale.</param>
public sealed record RunDefinition(string Name, Parameters Parameters, IReadOnlyList<ProcessDefinition> Processes);

/// <summary>One process of a run.</summary>
/// <param name="Label">Unique within the run.</param>
/// <param name="Workload">What it does.</param>
/// <param name="Nice">Nice value.</param>
public sealed record ProcessDefinition(string Label, Workload Workload, int Nice)
{
    /// <summary>What nice(1) adds when it isn't told.</summary>
    public const int DefaultNice = 10;
}
