// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Experiments.Handoff;

/// <summary>The processes of case study 3 beside the monitors.</summary>
internal static class HandoffDelays
{
    /// <summary>Nice value of monitors that another process is to outbid.</summary>
    public const int OutbidNice = 19;

    private const int HighestPriority = -20;

    /// <summary>They run until they are killed.</summary>
    private const string Endless = "--iterations=4000000000";
    private const string Accesses = "4000000000";

    /// <summary>The process that is sampled: it touches a little memory every second.</summary>
    public static ProcessPlan Sampled(ulong seed) => new(
        "sampled", ["/bin/work", "--no-register", "--stop", Endless, $"--seed={seed}", "1", "R", "100"], Nice: 0, Iterations: 0);

    /// <param name="options">Which delay.</param>
    /// <param name="ramMib">RAM of the guest, MiB.</param>
    public static HandoffDelay Of(HandoffOptions options, int ramMib) => options.Delay switch
    {
        DelayKind.SigStop => new HandoffDelay("sigstop", Stops: true, []),
        DelayKind.Cpu => new HandoffDelay("cpu", Stops: false, [Load("compute", 1, options.Seed, HighestPriority)]),
        DelayKind.Memory => new HandoffDelay("memory", Stops: false, [Load("thrash", ramMib, options.Seed, nice: 0)]),
        _ => throw new ArgumentOutOfRangeException(nameof(options)),
    };

    private static ProcessPlan Load(string label, int mib, ulong seed, int nice) => new(
        label,
        ["/bin/work", "--no-register", "--stop", Endless, "--sleep=0", $"--seed={ProcessSeeds.Of(seed, 2)[1]}", $"{mib}", "R", Accesses],
        nice,
        Iterations: 0);
}
