// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>A study of processes, read back from its manifest.</summary>
/// <param name="Study">The runs, from their plans.</param>
/// <param name="Options">What the user chose then.</param>
internal sealed record StudyAgain(StudyDefinition Study, StudyOptions Options)
{
    /// <param name="manifest">Of the first run.</param>
    /// <param name="kernel">Another kernel than the manifest's; null: the same.</param>
    /// <param name="jobs">Guests at once; null: as many as fit.</param>
    /// <exception cref="Mp3Exception">Usage: the manifest holds what this version can't run.</exception>
    public static StudyAgain Of(Manifest manifest, string? kernel, int? jobs)
    {
        StudySettings settings = manifest.Settings;
        return new StudyAgain(
            new StudyDefinition(manifest.Study, [.. manifest.Runs.Select(run => RunOf(run.Plan))], settings.Counts, settings.SizeMib),
            new StudyOptions(
                settings.MemoryMib,
                SwapOf(settings),
                manifest.Machine.SwapMib == 0 ? null : manifest.Machine.SwapMib,
                settings.Seed,
                settings.Scale,
                kernel ?? settings.Kernel,
                GuestClock.Virtual,
                jobs,
                // Every sysctl, the project's own among them: what was set then is set again.
                new GuestKnobs(manifest.Machine.Sysctls, manifest.Machine.Knobs),
                Out: null));
    }

    /// <exception cref="Mp3Exception">Usage: this version has no such device.</exception>
    public static SwapModel SwapOf(StudySettings settings)
    {
        SwapModel model = SwapModel.Find(settings.Swap)
            ?? throw Mp3Exception.Usage($"this version has no swap model '{settings.Swap}' (it has {SwapModel.Names}): use the version that made the manifest");
        return settings.Disk is null ? model : model.WithDisk(settings.Disk);
    }

    private static RunDefinition RunOf(GuestPlan plan) => new(
        plan.Run,
        [.. plan.Processes.Select(process => new ProcessDefinition(process.Label, WorkOf(plan.Run, process), process.Nice))]);

    private static Workload WorkOf(string run, ProcessPlan process) => process.Work
        ?? throw Mp3Exception.Usage($"this version can't plan '{process.Command}' of run {run}: use the version that made the manifest");
}
