// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Results;

/// <summary>What a study's observations hold, and what is told of them.</summary>
/// <param name="Columns">Numbers of each observation, in the order of files.</param>
/// <param name="Metrics">In the order of tables.</param>
public sealed record Measures(IReadOnlyList<Column> Columns, IReadOnlyList<Metric> Metrics);
