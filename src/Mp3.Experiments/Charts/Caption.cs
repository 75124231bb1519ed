// SPDX-License-Identifier: MIT

using Mp3.Experiments.Claims;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Charts;

/// <summary>The words that every picture of a study carries, from its manifest.</summary>
/// <param name="Facts">What was run, one fact an entry.</param>
/// <param name="Alarm">Why the result must not be trusted; null: no reason.</param>
/// <param name="Truth">What is real and what is modelled, in parts that may stand on lines of their own.</param>
/// <param name="Origin">The way from the picture to the run.</param>
internal sealed record Caption(IReadOnlyList<string> Facts, string? Alarm, IReadOnlyList<string> Truth, string Origin)
{
    /// <summary>Begins the part of <see cref="Truth"/> that says what the swap device is.</summary>
    public const string SwapTruth = "swap device: ";

    /// <param name="manifest">Of the result.</param>
    /// <param name="manifestHash">Its SHA-256.</param>
    /// <param name="facts">What this study has to say beside what all say.</param>
    /// <param name="truth">What is real and what is modelled; null: as for processes that fault.</param>
    public static Caption Of(Manifest manifest, string manifestHash, IReadOnlyList<string>? facts = null, IReadOnlyList<string>? truth = null) => new(
        FactsOf(manifest, facts ?? []),
        manifest.Verdict == Manifest.Complete ? null : "SELF-CHECK FAILED: see the checks in manifest.json",
        truth ?? TruthOf(manifest),
        $"mp3 {manifest.Study} · manifest {Digest.Abbreviate(manifestHash)}");

    private static List<string> FactsOf(Manifest manifest, IReadOnlyList<string> more)
    {
        StudySettings settings = manifest.Settings;
        List<string> facts =
        [
            $"{manifest.Machine.RamMib:N0} MiB RAM",
            .. manifest.Machine.SwapMib > 0 ? (string[])[$"swap: {manifest.Machine.SwapDescription}"] : [],
            $"kernel {settings.Kernel}",
            .. settings.Module is { } module ? (string[])[$"module of {module} ({Digest.Abbreviate(manifest.Environment.ModuleSha256)})"] : [],
            $"{settings.Clock} clock",
            settings.Seeds is { } seeds ? $"seeds {seeds[0]} to {seeds[^1]}" : $"seed {settings.Seed}",
        ];
        facts.AddRange(more);
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

    /// <summary>How time passed in the guest, in words.</summary>
    public static string TimeOf(Manifest manifest) => manifest.Settings.Clock == "virtual"
        ? "time is modelled: 1 instruction = 1 ns"
        : $"time: {manifest.Machine.ClockDescription}";

    private static string[] TruthOf(Manifest manifest) =>
    [
        manifest.Settings.Module is null
            ? "Faults and reclaim are the real kernel's;"
            : $"Faults are wait4()'s, the rest /proc/vmstat's: the module is the user's ({manifest.Settings.Module}), and its samples are not read;",
        $"{TimeOf(manifest)},",
        $"{SwapTruth}{manifest.Machine.SwapDescription}",
        .. manifest.Machine.ProgramDisk is { } disk ? (string[])[$"and files on: {disk.Description}"] : [],
        .. Scaling.Note(manifest.Settings) is { } note ? (string[])[note] : [],
    ];
}
