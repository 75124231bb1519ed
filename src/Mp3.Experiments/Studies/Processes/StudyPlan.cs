// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
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
        var layout = GuestLayout.For(options, release);
        RunMemory.RequireFit(study, options, layout, release);
        return new StudyPlan(study, layout, [.. study.Runs.Select(run => PlanOf(run, options.Swap.ContentPercent))]);
    }

    /// <summary>The steps by which a run gets on: iterations of its longest process; of a sweep, its scenarios.</summary>
    public static int Steps(GuestPlan run) =>
        run.Handoff?.Scenarios.Count ?? run.Processes.Select(process => process.Iterations).DefaultIfEmpty().Max();

    /// <summary>Of these, how many are done by all: the process that is farthest from its end counts.</summary>
    public static int StepsDone(GuestPlan run, ProgressLine line) => run.Handoff is null
        ? Steps(run) - run.Processes.Zip(line.Processes, (plan, process) => Math.Max(0, plan.Iterations - process.Iterations)).DefaultIfEmpty().Max()
        : line.Iterations;

    /// <summary>How far a run is, in words.</summary>
    public static string Position(GuestPlan run, ProgressLine line) =>
        $"{(run.Handoff is null ? "iteration" : "scenario")} {StepsDone(run, line)} of {Steps(run)}";

    /// <summary>What has come of it so far, in words.</summary>
    public static string Outcome(GuestPlan run, ProgressLine line) => run.Handoff is null
        ? $"{line.Faults.Minor:N0} minor, {line.Faults.Major:N0} major faults"
        : $"{line.ElapsedNs / 1e9:N0} s of the guest's time";

    private static GuestPlan PlanOf(RunDefinition run, int contentPercent) => new(
        GuestPlan.CurrentVersion,
        run.Name,
        [.. run.Processes.Select(process => new ProcessPlan(process.Label, process.Nice, process.Workload with { ContentPercent = contentPercent }))],
        DrainIntervalMs);
}
