// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Charts;

/// <summary>The words that every picture of a study carries, from its manifest.</summary>
/// <param name="Facts">What was run, one fact an entry.</param>
/// <param name="Alarm">Why the result must not be trusted; null: no reason.</param>
/// <param name="Truth">What is real and what is modelled, in parts that may stand on lines of their own.</param>
/// <param name="Origin">The way from the picture to the run.</param>
internal sealed record Caption(IReadOnlyList<string> Facts, string? Alarm, IReadOnlyList<string> Truth, string Origin)
{
    public static Caption Of(Manifest manifest, string manifestHash) => new(
        FactsOf(manifest),
        manifest.Verdict == Manifest.Complete ? null : "SELF-CHECK FAILED: see the checks in manifest.json",
        TruthOf(manifest),
        $"mp3 {manifest.Study} · manifest {Digest.Abbreviate(manifestHash)}");

    private static List<string> FactsOf(Manifest manifest)
    {
        StudySettings settings = manifest.Settings;
        List<string> facts =
        [
            $"{manifest.Machine.RamMib:N0} MiB RAM",
            .. manifest.Machine.SwapMib > 0 ? (string[])[$"swap: {manifest.Machine.SwapDescription}"] : [],
            $"kernel {settings.Kernel}",
            $"{settings.Clock} clock",
            settings.Seeds is { } seeds ? $"seeds {seeds[0]} to {seeds[^1]}" : $"seed {settings.Seed}",
        ];
        if (SweepOf(manifest) is { } sweep)
        {
            facts.Add($"a sample every {sweep.TickMs:N0} ms, a look every {sweep.MonitorPeriodMs / 1000.0:0.###} s");
            facts.Add($"delay: {sweep.Delay.Kind}");
        }

        facts.AddRange(manifest.Machine.Sysctls
            .Where(sysctl => !GuestSettings.IsStandard(sysctl.Key, sysctl.Value))
            .Select(sysctl => $"{sysctl.Key}={sysctl.Value}"));
        facts.AddRange(manifest.Machine.Knobs.OrderBy(knob => knob.Key, StringComparer.Ordinal).Select(knob => $"{knob.Key}={knob.Value}"));
        if (settings.Scale != 1)
        {
            facts.Add($"scale {ScaleText.Of(settings.Scale)}");
        }

        return facts;
    }

    private static string[] TruthOf(Manifest manifest)
    {
        string time = manifest.Settings.Clock == "virtual"
            ? "time is modelled: 1 instruction = 1 ns,"
            : $"time: {manifest.Machine.ClockDescription},";
        if (SweepOf(manifest) is not null)
        {
            return ["Module, timers, signals and scheduler are the real kernel's;", time.TrimEnd(',')];
        }

        return
        [
            "Faults and reclaim are the real kernel's;",
            time,
            $"swap device: {manifest.Machine.SwapDescription}",
            .. Scaling.Note(manifest.Settings) is { } note ? (string[])[note] : [],
        ];
    }

    private static HandoffPlan? SweepOf(Manifest manifest) => manifest.Runs.Count == 1 ? manifest.Runs[0].Plan.Handoff : null;
}
