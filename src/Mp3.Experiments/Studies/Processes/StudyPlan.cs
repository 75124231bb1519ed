// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>A study, resolved: nothing is left to choose.</summary>
/// <param name="Study">The runs.</param>
/// <param name="Layout">The guest's memory.</param>
/// <param name="Runs">What each guest has to do, in the order of the study.</param>
public sealed record StudyPlan(StudyDefinition Study, GuestLayout Layout, IReadOnlyList<GuestPlan> Runs)
{
    private const int DrainIntervalMs = 500;

    /// <param name="study">The runs.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="release">Release of the guests' kernel.</param>
    /// <exception cref="Mp3Exception">The guest's memory does not fit the study.</exception>
    public static StudyPlan Resolve(StudyDefinition study, StudyOptions options, string release)
    {
        var layout = GuestLayout.For(options.Size, release);
        RunMemory.RequireFit(study, options, layout, release);
        return new StudyPlan(study, layout, [.. study.Runs.Select(run => PlanOf(run, options.Swap.ContentPercent))]);
    }

    private static GuestPlan PlanOf(RunDefinition run, int contentPercent) => new(
        GuestPlan.CurrentVersion,
        run.Name,
        [.. run.Processes.Select(process => new ProcessPlan(process.Label, process.Nice, process.Workload with { ContentPercent = contentPercent }))],
        DrainIntervalMs);
}
