// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies;

/// <summary>What a result would say of the runs of a request, without being written.</summary>
/// <param name="Observations">Each condition once, in the order of the study.</param>
/// <param name="Manifest">Without the runs, which may be large.</param>
internal sealed record StudyYield(IReadOnlyList<Observation> Observations, Manifest Manifest)
{
    /// <summary>The self-checks of the runs.</summary>
    public IReadOnlyList<CheckResult> Checks => Manifest.Checks;
}
