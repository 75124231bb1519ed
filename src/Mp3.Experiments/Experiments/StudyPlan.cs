// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Experiments;

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
        return new StudyPlan(study, layout, [.. study.Runs.Select(run => PlanOf(run, options.Swap.Driver == "zram"))]);
    }

    /// <summary>Iterations that all processes of a run do together; of a sweep, its scenarios.</summary>
    public static int Iterations(GuestPlan run) =>
        run.Handoff?.Scenarios.Count ?? run.Processes.Sum(process => process.Iterations);

    /// <summary>How far a run is, in words.</summary>
    public static string Describe(GuestPlan run, ProgressLine line) => run.Handoff is null
        ? $"iteration {line.Iterations}/{Iterations(run)}, {line.Faults.Minor:N0} minor, {line.Faults.Major:N0} major faults"
        : $"scenario {line.Iterations}/{Iterations(run)}, {line.ElapsedNs / 1e9:N0} s of the guest's time";

    private static GuestPlan PlanOf(RunDefinition run, bool isCompressed) => new(
        GuestPlan.CurrentVersion,
        run.Name,
        [.. run.Processes.Select(process => new ProcessPlan(process.Label, WithContent(process.Workload, isCompressed).Argv(), process.Nice, process.Workload.Iterations))],
        DrainIntervalMs);

    private static Workload WithContent(Workload workload, bool isCompressed) =>
        isCompressed ? workload with { ContentPercent = Workload.CompressedContentPercent } : workload;
}
