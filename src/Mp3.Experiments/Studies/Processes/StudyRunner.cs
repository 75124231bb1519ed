// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>Runs a study: its guests side by side, then rows, checks and manifest.</summary>
public static class StudyRunner
{
    /// <summary>A study that is over, before it is written.</summary>
    public sealed record Outcome(Manifest Manifest, IReadOnlyList<SampleRow> Samples, IReadOnlyList<RunRow> Runs)
    {
        /// <summary>Where each run came from, in their order.</summary>
        public IReadOnlyList<RunSource> Sources { get; init; } = [];
    }

    /// <param name="study">The runs.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Ends all guests and waits until they are gone.</param>
    /// <exception cref="Mp3Exception">The machine lacks something, or a guest failed. A violated check is no
    /// exception: the manifest's verdict says so.</exception>
    public static async Task<Outcome> RunAsync(StudyDefinition study, StudyOptions options, IStudyProgress progress, CancellationToken cancellation)
    {
        // Bad input is refused before this machine's kernels have a say.
        GuestLayout.RequireRange(options.Size);
        var qemu = Qemu.Choose(options.Qemu);
        GuestKernel kernel = KernelCache.OfThisMachine().Resolve(options.Kernel);
        var plan = StudyPlan.Resolve(study, options, kernel.Release);
        int hostMib = RunMemory.HostMib(study, options, plan.Layout, kernel.Release);
        RunMemory.RequireHost(hostMib, GuestScheduler.AvailableMib());
        string image = BootImage.Of(kernel, CacheFolder.Path);
        KernelSettings.RequireKnown(options.Knobs, image, kernel.Release);
        // Meanwhile: the largest files of those that name a run.
        FileDigests.Begin(image, qemu.Path);
        progress.Say($"building the guest's programs for kernel {kernel.Release}");
        GuestParts parts = await GuestParts.BuildAsync(Repository.Find(), kernel, cancellation);
        GuestAccelerator accelerator = await ChooseAcceleratorAsync(options, qemu, kernel, progress, cancellation);
        var host = new GuestHost(qemu, kernel, parts, image);
        GuestRecipe[] recipes = [.. plan.Runs.Select(run => RecipeOf(run, plan.Layout, options, kernel, accelerator))];
        int jobs = options.Jobs ?? GuestScheduler.DefaultJobs(hostMib);
        progress.Say($"{plan.Runs.Count} {(plan.Runs.Count == 1 ? "guest" : "guests")} of {plan.Layout.RamMib:N0} MiB RAM and {plan.Layout.SwapMib:N0} MiB swap, {Math.Min(jobs, plan.Runs.Count)} at once");
        double usableMib = plan.Layout.UsableMib(kernel.Release);
        IReadOnlyList<ObtainedRun> runs = await new RunExecutor(study.Name, host, options.Runs, progress).RunAllAsync(
            recipes,
            RunOrder.LongestFirst(study.Runs, usableMib),
            i => new PlannedRun(plan.Runs[i].Run, new RunForecast(study.Runs[i], usableMib, options.Swap.Compresses)),
            jobs,
            cancellation);

        RunRecords[] records = [.. runs.Select(run => RunRecords.Of(run.Plan, run.Finished.Report, run.Finished.Records))];
        List<CheckResult> checks = [.. records.SelectMany(run => SelfChecks.Of(run, options.Clock == GuestClock.Virtual))];
        return new Outcome(
            StudyManifest.Of(
                study,
                options,
                plan.Layout,
                host.MachineOf(recipes[0]),
                BuildFacts.Of(qemu, kernel, parts, options.Clock, options.Swap),
                kernel.Release,
                [.. runs.Zip(study.Runs, (run, definition) => new RunFacts(definition.Parameters, run.InitramfsSha256, run.Plan, run.Finished.Report))],
                checks),
            [.. records.SelectMany(ResultRows.Samples)],
            [.. records.SelectMany((run, i) => ResultRows.Runs(run, study.Runs[i]))])
        {
            Sources = [.. runs.Select(run => run.Source)],
        };
    }

    private static GuestRecipe RecipeOf(GuestPlan run, GuestLayout layout, StudyOptions options, GuestKernel kernel, GuestAccelerator accelerator) => new(
        kernel.Release,
        layout.RamMib,
        options.Swap.Disk is null ? 0 : layout.SwapMib,
        GuestMachine.UsualResultMib,
        options.Seed,
        GuestSettings.KernelArguments,
        options.Swap.Modules,
        GuestSettings.Of(options.Swap, layout, options.Knobs),
        run)
    {
        Clock = options.Clock,
        Accelerator = accelerator,
    };

    private static async Task<GuestAccelerator> ChooseAcceleratorAsync(
        StudyOptions options, Qemu qemu, GuestKernel kernel, IStudyProgress progress, CancellationToken cancellation)
    {
        if (options.Clock == GuestClock.Virtual)
        {
            return GuestAccelerator.Tcg;
        }

        progress.Say("trying whether KVM works here (a timed boot, once)");
        KvmVerdict verdict = await new KvmProbe(qemu, CacheFolder.Path).ProbeAsync(kernel, cancellation);
        progress.Say(verdict.Works ? "KVM works" : $"KVM does not work here: {verdict.Reason}; using TCG");
        return verdict.Works ? GuestAccelerator.Kvm : GuestAccelerator.Tcg;
    }
}
