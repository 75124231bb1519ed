// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>What the user chose for a case study 3, read back from its manifest.</summary>
internal static class HandoffAgain
{
    /// <param name="manifest">Of the first run.</param>
    /// <param name="options">What may be other than it says.</param>
    /// <exception cref="Mp3Exception">Usage: the manifest holds what this version can't run.</exception>
    public static HandoffOptions Of(Manifest manifest, AgainOptions options)
    {
        HandoffPlan plan = manifest.Runs is [{ Plan.Handoff: { } handoff }]
            ? handoff
            : throw Mp3Exception.Usage("the manifest has no scenarios to run again: use the version that made it");
        return new HandoffOptions(
            [.. plan.Scenarios.Select(scenario => scenario.Capacity).Distinct()],
            [.. plan.Scenarios.Select(scenario => scenario.StallMs / (double)plan.MonitorPeriodMs).Distinct()],
            plan.MonitorPeriodMs,
            plan.TickMs,
            DelayOf(plan.Delay.Kind),
            manifest.Settings.MemoryMib,
            // Without memory pressure there is no swap device, whatever the choice.
            manifest.Machine.SwapMib == 0 ? SwapModel.All[0] : ProcessAgain.SwapOf(manifest.Settings),
            manifest.Settings.Seed,
            options.Kernel ?? manifest.Settings.Kernel,
            Out: null)
        {
            Qemu = options.Qemu,
        };
    }

    private static DelayKind DelayOf(string kind) => kind switch
    {
        "sigstop" => DelayKind.SigStop,
        "cpu" => DelayKind.Cpu,
        "memory" => DelayKind.Memory,
        _ => throw Mp3Exception.Usage($"this version knows no delay '{kind}': use the version that made the manifest"),
    };
}
