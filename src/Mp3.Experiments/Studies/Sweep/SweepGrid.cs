// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Statistics;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>A whole sweep as pictures and tables need it. Conditions that failed are absent.</summary>
/// <param name="Axes">In the order of the sweep, those with one value among them.</param>
/// <param name="Metrics">In the order of tables.</param>
/// <param name="Conditions">In the order of the sweep, the last axis fastest.</param>
/// <param name="Seeds">How many there are.</param>
internal sealed record SweepGrid(
    IReadOnlyList<SweepAxis> Axes, IReadOnlyList<Metric> Metrics, IReadOnlyList<SweepCondition> Conditions, int Seeds);

/// <summary>A condition of a sweep.</summary>
/// <param name="At">A value of each axis.</param>
/// <param name="Values">Each metric over all seeds, in the order of the metrics.</param>
internal sealed record SweepCondition(IReadOnlyList<ParameterValue> At, IReadOnlyList<MedianInterval> Values);
