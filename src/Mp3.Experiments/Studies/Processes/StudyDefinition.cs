// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>The runs of a study, which are compared with each other, all on the same machine.</summary>
/// <param name="Name">Of the study, such as <c>casestudy1</c>.</param>
/// <param name="Parameters">What was chosen for this study alone, by the names of its options.</param>
/// <param name="Runs">In the order of the tables.</param>
public sealed record StudyDefinition(string Name, Parameters Parameters, IReadOnlyList<RunDefinition> Runs);
