// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>How a run gets on, of each of the two kinds of plan that there are: processes, or a sweep over scenarios.</summary>
internal static class RunSteps
{
    private const double NsPerSecond = 1e9;

    private static readonly TimeSpan HandoffPatience = TimeSpan.FromMinutes(30);

    /// <summary>Iterations of its longest process; of a sweep, its scenarios.</summary>
    public static int Count(GuestPlan run) =>
        run.Handoff?.Scenarios.Count ?? run.Processes.Select(process => process.Iterations).DefaultIfEmpty().Max();

    /// <summary>Of these, how many are done by all: the process that is farthest from its end counts.</summary>
    public static int Done(GuestPlan run, ProgressLine line) => run.Handoff is null
        ? Count(run) - run.Processes.Zip(line.Processes, (plan, process) => Math.Max(0, plan.Iterations - process.Iterations)).DefaultIfEmpty().Max()
        : line.Iterations;

    /// <summary>Wall time without a report after which a guest counts as hung; null: as usual. Delays of a sweep over
    /// scenarios that compute let it be silent for long.</summary>
    public static TimeSpan? PatienceOf(GuestPlan run) => run.Handoff is null ? null : HandoffPatience;

    /// <summary>How far a run is, in words.</summary>
    public static string Position(GuestPlan run, ProgressLine line) =>
        run.Programs is not null ? $"{line.ElapsedNs / NsPerSecond:N0} s of the guest's time"
        : $"{(run.Handoff is null ? "iteration" : "scenario")} {Done(run, line)} of {Count(run)}";

    /// <summary>What has come of it so far, in words.</summary>
    public static string Outcome(GuestPlan run, ProgressLine line) => run.Handoff is null
        ? $"{line.Faults.Minor:N0} minor, {line.Faults.Major:N0} major faults"
        : $"{line.ElapsedNs / NsPerSecond:N0} s of the guest's time";

    /// <summary>Whether the plan's processes are all that there is to tell; of a sweep they are the monitors' affair.</summary>
    public static bool IsOfProcesses(GuestPlan run) => run.Handoff is null;
}
