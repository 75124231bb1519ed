// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>A study of processes, read back from its manifest.</summary>
internal static class ProcessAgain
{
    /// <param name="manifest">Of the first run.</param>
    /// <param name="options">What may be other than it says.</param>
    /// <exception cref="Mp3Exception">Usage: the manifest holds what this version can't run.</exception>
    public static ProcessRequest Of(Manifest manifest, AgainOptions options)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(options);
        StudySettings settings = manifest.Settings;
        var study = new StudyDefinition(manifest.Study, settings.Parameters, [.. manifest.Runs.Select(RunOf)]);
        return new ProcessRequest(_ => study, OptionsOf(manifest, options));
    }

    /// <summary>The machine, and how it is run.</summary>
    /// <exception cref="Mp3Exception">Usage: the manifest holds what this version can't run.</exception>
    public static StudyOptions OptionsOf(Manifest manifest, AgainOptions options)
    {
        StudySettings settings = manifest.Settings;
        return new StudyOptions(
            settings.MemoryMib,
            SwapOf(settings),
            manifest.Machine.SwapMib == 0 ? null : manifest.Machine.SwapMib,
            settings.Seed,
            settings.Scale,
            options.Kernel ?? settings.Kernel,
            GuestClock.Virtual,
            options.Jobs,
            // Every sysctl, the project's own among them: what was set then is set again.
            new GuestKnobs(manifest.Machine.Sysctls, manifest.Machine.Knobs),
            Out: null)
        {
            Qemu = options.Qemu,
            Faults = settings.Faults,
        };
    }

    /// <exception cref="Mp3Exception">Usage: this version has no such device.</exception>
    public static SwapModel SwapOf(StudySettings settings)
    {
        SwapModel model = SwapModel.Find(settings.Swap)
            ?? throw Mp3Exception.Usage($"this version has no swap model '{settings.Swap}' (it has {SwapModel.Names}): use the version that made the manifest");
        return settings.Disk is null ? model : model.WithDisk(settings.Disk);
    }

    private static RunDefinition RunOf(RunFacts run) => new(
        run.Plan.Run,
        run.Parameters,
        [.. run.Plan.Processes.Select(process => new ProcessDefinition(process.Label, WorkOf(run.Plan.Run, process), process.Nice))]);

    private static Workload WorkOf(string run, ProcessPlan process) => process.Work
        ?? throw Mp3Exception.Usage($"this version can't plan '{process.Command}' of run {run}: use the version that made the manifest");
}
