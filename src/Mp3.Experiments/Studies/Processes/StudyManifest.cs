// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>The manifest of a study that was run.</summary>
internal static class StudyManifest
{
    public static Manifest Of(
        StudyDefinition study,
        StudyOptions options,
        GuestLayout layout,
        GuestMachine machine,
        EnvironmentFacts environment,
        string kernelRelease,
        IReadOnlyList<RunFacts> runs,
        IReadOnlyList<CheckResult> checks) => new(
            Manifest.CurrentSchema,
            study.Name,
            checks.All(check => check.Passed) ? Manifest.Complete : Manifest.Failed,
            new StudySettings(
                options.MemoryMib,
                options.Swap.Name,
                options.Seed,
                options.Scale,
                options.Clock == GuestClock.Virtual ? "virtual" : "real",
                kernelRelease,
                study.Parameters,
                Disk: options.Swap.Disk?.Specification,
                Faults: options.Faults,
                Module: options.Module is { } module ? Path.GetFileName(Path.GetFullPath(module).TrimEnd('/')) : null),
            MachineOf(options, layout, machine),
            environment,
            runs,
            checks,
            new Dictionary<string, string>(StringComparer.Ordinal));

    private static MachineFacts MachineOf(StudyOptions options, GuestLayout layout, GuestMachine machine) => new(
        layout.RamMib,
        layout.SwapMib,
        options.Swap.Description,
        options.Clock == GuestClock.Virtual ? "virtual: 1 instruction = 1 ns, sleep costs nothing" : "the host's",
        machine.Accelerator == GuestAccelerator.Kvm ? "kvm" : "tcg",
        GuestSettings.Sysctls(layout, options.Knobs),
        new SortedDictionary<string, string>(options.Knobs.Files.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
        QemuCommandLine.WithoutFolders(machine),
        options.Swap.Disk is null ? null : options.Swap.Sources);
}
