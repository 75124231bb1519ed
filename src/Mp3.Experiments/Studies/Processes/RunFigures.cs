// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Charts.Findings;
using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>Figures that any study of processes can have.</summary>
internal static class RunFigures
{
    /// <summary>The accumulated faults of each run, in their order.</summary>
    public static IReadOnlyList<Figure> Accumulated(StudyLines study, IReadOnlyList<MeasuredRun> runs) =>
        [.. AccumulatedFigure.Of(study).Zip(runs, (figure, run) => figure with { Finding = RunFindings.OfRun(run) })];

    /// <summary>Memory, swapping and reclaim of some runs, two pictures a run; none of an older result.</summary>
    /// <param name="result">What is shown.</param>
    /// <param name="study">Its lines.</param>
    /// <param name="runs">Some of its runs.</param>
    /// <param name="ceiling">What the swap device allows; null: nothing is known.</param>
    public static IReadOnlyList<Figure> Streams(ProcessResult result, StudyLines study, IReadOnlyList<MeasuredRun> runs, FaultCeiling? ceiling)
    {
        MeasuredRun[] known = [.. runs.Where(run => study.MachineOf(run.Name).Count > 0)];
        string[] names = [.. known.Select(run => run.Name)];
        bool isSwapDisk = result.Manifest.Settings.Disk is not null;
        return
        [
            .. known.Zip(StreamFigures.Memory(study, names, ceiling), StreamFigures.Reclaim(study, names, ceiling)).SelectMany(one => (Figure[])
            [
                one.Second with { Finding = StreamFindings.OfMemory(one.First, study.MachineOf(one.First.Name)) },
                one.Third with { Finding = StreamFindings.OfReclaim(one.First, study.MachineOf(one.First.Name), study.PressureOf(one.First.Name), isSwapDisk) },
            ]),
        ];
    }

    /// <summary>Pages touched, against the model.</summary>
    /// <param name="figures">None, if nothing can be said of the iterations.</param>
    public static IReadOnlyList<Figure> WithFinding(IReadOnlyList<Figure> figures) =>
        [.. figures.Select(figure => figure with { Finding = SaturationFinding.Of(figure) })];
}
