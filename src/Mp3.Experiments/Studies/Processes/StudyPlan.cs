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
    /// <summary>A tick: pressure stall information is to be as fine as the samples.</summary>
    private const int DrainIntervalMs = 50;

    /// <param name="study">The runs.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="release">Release of the guests' kernel.</param>
    /// <exception cref="Mp3Exception">The guest's memory does not fit the study.</exception>
    public static StudyPlan Resolve(StudyDefinition study, StudyOptions options, string release)
    {
        GuestLayout layout = GuestLayout.For(options.Size, release) with { LogMib = options.Faults ? FaultLogDisk.SizeMib : 0 };
        RunMemory.RequireFit(study, options, layout, release);
        FaultLogPlan? log = DiskList.Of(options.Swap, layout).Log is { } disk ? new FaultLogPlan(disk.Path) : null;
        return new StudyPlan(study, layout, [.. study.Runs.Select(run => PlanOf(run, options, log))]);
    }

    private static GuestPlan PlanOf(RunDefinition run, StudyOptions options, FaultLogPlan? log) => new(
        GuestPlan.CurrentVersion,
        run.Name,
        [.. run.Processes.Select(process => new ProcessPlan(process.Label, process.Nice, process.Workload with { ContentPercent = options.Swap.ContentPercent }))],
        DrainIntervalMs,
        Faults: log,
        OwnModule: options.Module is not null);
}
