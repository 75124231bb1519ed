// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Experiments;

/// <summary>Runs a study: its guests side by side, then rows, checks and manifest.</summary>
public static class StudyRunner
{
    /// <summary>A study that is over, before it is written.</summary>
    public sealed record Outcome(Manifest Manifest, IReadOnlyList<SampleRow> Samples, IReadOnlyList<RunRow> Runs);

    /// <param name="study">The runs.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Ends all guests and waits until they are gone.</param>
    /// <exception cref="Mp3Exception">The machine lacks something, or a guest failed. A violated check is no
    /// exception: the manifest's verdict says so.</exception>
    public static async Task<Outcome> RunAsync(StudyDefinition study, StudyOptions options, IStudyProgress progress, CancellationToken cancellation)
    {
        // Bad input is refused before this machine's kernels have a say.
        GuestLayout.RequireRange(options);
        var qemu = Qemu.Choose(options.Qemu);
        GuestKernel kernel = KernelCache.OfThisMachine().Resolve(options.Kernel);
        var plan = StudyPlan.Resolve(study, options, kernel.Release);
        int hostMib = RunMemory.HostMib(study, options, plan.Layout, kernel.Release);
        RunMemory.RequireHost(hostMib, GuestScheduler.AvailableMib());
        string image = BootImage.Of(kernel, CacheFolder.Path);
        KernelSettings.RequireKnown(options.Knobs, image, kernel.Release);
        progress.Say($"building the guest's programs for kernel {kernel.Release}");
        GuestParts parts = await GuestParts.BuildAsync(Repository.Find(), kernel, cancellation);
        GuestAccelerator accelerator = await ChooseAcceleratorAsync(options, qemu, kernel, progress, cancellation);
        var machine = new GuestMachine(
            image, plan.Layout.RamMib, options.Clock, accelerator, options.Seed, GuestSettings.KernelArguments)
        {
            StoreMib = options.Swap.Disk is null ? 0 : plan.Layout.SwapMib,
        };

        int jobs = options.Jobs ?? GuestScheduler.DefaultJobs(hostMib);
        progress.Say($"{plan.Runs.Count} {(plan.Runs.Count == 1 ? "guest" : "guests")} of {plan.Layout.RamMib:N0} MiB RAM and {plan.Layout.SwapMib:N0} MiB swap, {Math.Min(jobs, plan.Runs.Count)} at once");
        double usableMib = plan.Layout.UsableMib(kernel.Release);
        IReadOnlyList<int> order = RunOrder.LongestFirst(study.Runs, usableMib);
        progress.Planned([.. order.Select(i => new PlannedRun(plan.Runs[i].Run, new RunForecast(study.Runs[i], usableMib, options.Swap.Compresses)))], jobs);
        IReadOnlyList<(int Index, RunFacts Facts, RunRecords Records)> done = await GuestScheduler.RunAsync(
            order, jobs, (index, token) => RunGuestAsync(index, token), cancellation);

        (int Index, RunFacts Facts, RunRecords Records)[] runs = [.. done.OrderBy(run => run.Index)];
        List<CheckResult> checks = [.. runs.SelectMany(run => SelfChecks.Of(run.Records, options.Clock == GuestClock.Virtual))];
        return new Outcome(
            StudyManifest.Of(study, options, plan.Layout, machine, BuildFacts.Of(qemu, kernel, parts, options.Clock, options.Swap), kernel.Release, [.. runs.Select(run => run.Facts)], checks),
            [.. runs.SelectMany(run => ResultRows.Samples(run.Records))],
            [.. runs.SelectMany(run => ResultRows.Runs(run.Records, study.Runs[run.Index]))]);

        async Task<(int Index, RunFacts Facts, RunRecords Records)> RunGuestAsync(int index, CancellationToken token)
        {
            GuestPlan run = plan.Runs[index];
            var initramfs = Initramfs.Build(new InitramfsContent(
                kernel,
                InitScript.Text(),
                options.Swap.Modules,
                InitScript.ResultModules,
                parts.Mp3Module,
                parts.Work,
                parts.Agent,
                run,
                GuestSettings.Of(options.Swap, plan.Layout, options.Knobs))
            { DiskModulePath = options.Swap.Disk is null ? null : parts.DiskModule });
            progress.Started(run);
            GuestOutcome outcome = await qemu.WithSteadyClock(parts.SteadyClock).RunAsync(machine, initramfs, line => Report(run, line), token);
            GuestOutcome.Finished finished = outcome.Require(run.Run);
            progress.Finished(run);
            return (index, new RunFacts(initramfs.Sha256, run, finished.Report), RunRecords.Of(run, finished.Report, finished.Records));
        }

        void Report(GuestPlan run, string text)
        {
            if (ProgressLine.TryParse(text, out ProgressLine? line))
            {
                progress.Advanced(run, line);
            }
        }
    }

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
