// SPDX-License-Identifier: MIT

using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Handoff;

/// <summary>The processes of case study 3 beside the monitors.</summary>
internal static class HandoffDelays
{
    /// <summary>More than it can do in its life.</summary>
    private const long EndlessAccesses = 4_000_000_000;

    /// <summary>The process that is sampled: it touches a little memory every second.</summary>
    public static ProcessPlan Sampled(ulong seed) => new(
        "sampled", Nice: 0, new Workload(1, AccessPattern.Random, 100, Workload.UntilKilled, seed));

    /// <param name="options">Which delay.</param>
    /// <param name="ramMib">RAM of the guest, MiB.</param>
    public static HandoffDelay Of(HandoffOptions options, int ramMib) => options.Delay switch
    {
        DelayKind.SigStop => new HandoffDelay("sigstop", Stops: true, RealTime: false, []),
        // The fair scheduler lets a process that slept go first, whatever its nice value: load at nice -20 delayed no
        // monitor at nice 19. A real-time process goes before all of them, the module's worker too.
        DelayKind.Cpu => new HandoffDelay("cpu", Stops: false, RealTime: true, [Load("compute", 1, options.Seed, contentPercent: 0)]),
        DelayKind.Memory => new HandoffDelay("memory", Stops: false, RealTime: false, [Load("thrash", ramMib, options.Seed, options.Swap.ContentPercent)]),
        _ => throw new ArgumentOutOfRangeException(nameof(options)),
    };

    private static ProcessPlan Load(string label, int mib, ulong seed, int contentPercent) => new(
        label, Nice: 0, new Workload(mib, AccessPattern.Random, EndlessAccesses, Workload.UntilKilled, ProcessSeeds.Of(seed, 2)[1], contentPercent, PauseMs: 0));
}
