// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines.Disks;
using Mp3.Experiments.ProgramFiles;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Program;

/// <summary>The manifest of programs that were run.</summary>
internal static class ProgramManifest
{
    public static Manifest Of(
        ProgramChoices choices, StudyOptions options, ProgramDisk disk, DoneRuns done, IReadOnlyList<RunFacts> runs, IReadOnlyList<CheckResult> checks)
    {
        (GuestHost host, string release) = (done.Host, done.Host.Kernel.Release);
        Manifest manifest = StudyManifest.Of(
            new StudyDefinition(ProgramRuns.Study, choices.Parameters, []),
            options,
            ProgramPlans.LayoutOf(choices, options, disk, release),
            host.MachineOf(done.Wanted.Runs[0].Recipe),
            BuildFacts.Of(host.Qemu, host.Kernel, host.Parts, options.Clock, options.Swap) with
            {
                DiskModuleSha256 = FileDigests.Of(host.Parts.DiskModule),
                StartSha256 = FileDigests.Of(host.Parts.Start),
            },
            release,
            runs,
            checks);
        return manifest with
        {
            Settings = manifest.Settings with { Program = choices.Asked },
            Machine = manifest.Machine with { ProgramDisk = FactsOf(choices, disk) },
        };
    }

    private static ProgramDiskFacts FactsOf(ProgramChoices choices, ProgramDisk disk) => new(
        disk.Sha256,
        disk.SizeMib,
        choices.RoomMib > 0,
        DescriptionOf(choices.FileDisk),
        choices.FileDisk.Model.Specification,
        choices.FileDisk.Sources,
        disk.Files,
        disk.ContentBytes,
        [.. disk.Packages.Select(package => new PinnedPackage(package.Name, package.Version, package.Sha256))]);

    private static string DescriptionOf(NamedDisk disk) => $"{disk.Name} (modelled: {disk.Class})";
}
