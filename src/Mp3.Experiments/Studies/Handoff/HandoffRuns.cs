// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>From case study 3 to its one run, and from what came out to rows, checks and manifest.</summary>
public static class HandoffRuns
{
    private const double MsPerSecond = 1000;

    /// <summary>Delays that compute let the guest be silent for long.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>A study that is over, before it is written.</summary>
    public sealed record Outcome(
        Manifest Manifest,
        IReadOnlyList<ScenarioRow> Scenarios,
        IReadOnlyList<TimelineRow> Timeline,
        IReadOnlyList<LatencyRow> Latencies);

    /// <summary>The one run of a study on a kernel.</summary>
    /// <param name="options">What the user chose.</param>
    /// <param name="release">Release of the guest's kernel.</param>
    /// <exception cref="Mp3Exception">Usage: the choices don't fit together.</exception>
    public static WantedRuns Want(HandoffOptions options, string release)
    {
        var sweep = HandoffSweep.Resolve(options);
        var recipe = new GuestRecipe(
            release,
            sweep.Layout.RamMib,
            sweep.Swap.Disk is null ? 0 : sweep.Layout.SwapMib,
            sweep.ResultMib,
            options.Seed,
            GuestSettings.KernelArguments,
            sweep.Swap.Modules,
            GuestSettings.Of(sweep.Swap, sweep.Layout, GuestKnobs.None),
            sweep.Plan);
        return new WantedRuns(
            HandoffResult.Study,
            [new WantedRun(sweep.Plan.Run, Parameters.None, recipe, new PlannedRun(sweep.Plan.Run, work: 1))],
            sweep.Layout.RamMib + (sweep.Swap.Disk is null ? 0 : sweep.Layout.SwapMib),
            $"{sweep.Layout.RamMib:N0} MiB RAM");
    }

    /// <summary>What came out, checked.</summary>
    /// <param name="options">What the user chose.</param>
    /// <param name="done">Of <see cref="Want"/>.</param>
    /// <exception cref="Mp3Exception">Failed: the guest's logs are not what its report says.</exception>
    public static Outcome Of(HandoffOptions options, DoneRuns done)
    {
        ArgumentNullException.ThrowIfNull(done);
        ObtainedRun run = done.Runs[0];
        return Of(options, done, [new RunFacts(Parameters.None, run.InitramfsSha256, run.Plan, run.Finished.Report)]);
    }

    /// <summary>What is compared of that.</summary>
    /// <param name="options">What the user chose.</param>
    /// <param name="done">Of <see cref="Want"/>.</param>
    /// <exception cref="Mp3Exception">Failed: as above.</exception>
    internal static StudyYield Observe(HandoffOptions options, DoneRuns done)
    {
        Outcome outcome = Of(options, done, runs: []);
        return new StudyYield(HandoffResult.ObservationsOf(outcome.Scenarios, options.Seed), outcome.Manifest);
    }

    private static Outcome Of(HandoffOptions options, DoneRuns done, IReadOnlyList<RunFacts> runs)
    {
        var sweep = HandoffSweep.Resolve(options);
        (GuestHost host, ObtainedRun run) = (done.Host, done.Runs[0]);
        HandoffPlan plan = run.Plan.Handoff ?? throw new InvalidOperationException("the plan has no scenarios");
        List<ScenarioRow> scenarios = [];
        List<TimelineRow> timeline = [];
        List<LatencyRow> latencies = [];
        List<CheckResult> checks = [];
        foreach (ScenarioLogs logs in ScenarioLogs.Of(plan, run.Finished.Report.Scenarios ?? [], run.Finished.Records))
        {
            (ScenarioRow Row, IReadOnlyList<LatencyRow> Latencies)[] monitors = [.. HandoffRows.Of(plan, logs)];
            scenarios.AddRange(monitors.Select(monitor => monitor.Row));
            latencies.AddRange(monitors.SelectMany(monitor => monitor.Latencies));
            timeline.AddRange(HandoffRows.Timeline(logs));
            checks.AddRange(HandoffChecks.Of(plan, logs.Report, [.. monitors.Select(monitor => monitor.Row)]));
        }

        Manifest manifest = ManifestOf(
            options,
            sweep,
            plan,
            host.MachineOf(done.Wanted.Runs[0].Recipe),
            BuildFacts.Of(host.Qemu, host.Kernel, host.Parts, GuestClock.Virtual, sweep.Swap),
            host.Kernel.Release,
            checks,
            runs);
        return new Outcome(manifest, scenarios, timeline, latencies);
    }

    private static Manifest ManifestOf(
        HandoffOptions options,
        HandoffSweep sweep,
        HandoffPlan plan,
        GuestMachine machine,
        EnvironmentFacts environment,
        string kernel,
        IReadOnlyList<CheckResult> checks,
        IReadOnlyList<RunFacts> runs) => new(
        Manifest.CurrentSchema,
        HandoffResult.Study,
        checks.All(check => check.Passed) ? Manifest.Complete : Manifest.Failed,
        new StudySettings(sweep.Layout.RamMib, sweep.Swap.Name, options.Seed, Scale: 1, "virtual", kernel, ParametersOf(plan), Disk: sweep.Swap.Disk?.Specification),
        new MachineFacts(
            sweep.Layout.RamMib,
            sweep.Layout.SwapMib,
            sweep.Swap.Description,
            "virtual: 1 instruction = 1 ns, sleep costs nothing",
            "tcg",
            GuestSettings.Sysctls(sweep.Layout, GuestKnobs.None),
            GuestKnobs.None.Files,
            QemuCommandLine.WithoutFolders(machine),
            sweep.Swap.Disk is null ? null : sweep.Swap.Sources),
        environment,
        runs,
        checks,
        new Dictionary<string, string>(StringComparer.Ordinal));

    // As the options of the same names take them.
    private static Parameters ParametersOf(HandoffPlan plan) => Parameters.Of(
        ("capacity", Words(plan.Scenarios.Select(scenario => $"{scenario.Capacity}"))),
        ("stall", Words(plan.Scenarios.Select(scenario => Text(scenario.StallMs / (double)plan.MonitorPeriodMs)))),
        ("period", new ParameterValue(Text(plan.MonitorPeriodMs / MsPerSecond))),
        ("tick", ParameterValue.Of(plan.TickMs)),
        ("delay", new ParameterValue(plan.Delay.Kind)));

    private static ParameterValue Words(IEnumerable<string> words) => new(string.Join(',', words.Distinct(StringComparer.Ordinal)));

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
