// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Claims;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>Figures that any study of processes can have.</summary>
internal static class RunFigures
{
    /// <summary>The accumulated faults of each run, in their order.</summary>
    public static IReadOnlyList<Figure> Accumulated(StudyLines study, IReadOnlyList<MeasuredRun> runs) =>
        [.. AccumulatedFigure.Of(study).Zip(runs, (figure, run) => figure with { Finding = RunFindings.OfRun(run) })];

    /// <summary>Pages touched, against the model.</summary>
    /// <param name="figures">None, if nothing can be said of the iterations.</param>
    public static IReadOnlyList<Figure> WithFinding(IReadOnlyList<Figure> figures) =>
        [.. figures.Select(figure => figure with { Finding = SaturationFinding.Of(figure) })];
}
