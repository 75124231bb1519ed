// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>Gets the runs that a study wants: it finds what this machine has, builds the guests' programs, and takes or computes them.</summary>
internal static class WantedRunner
{
    /// <param name="choices">How they are to be run.</param>
    /// <param name="want">The runs, given the release of the guests' kernel and what executes them.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Ends all guests and waits until they are gone.</param>
    /// <exception cref="Mp3Exception">Usage: the runs can't be; 69: the machine lacks something; 1: a guest failed.</exception>
    public static Task<DoneRuns> RunAsync(
        RunChoices choices, Func<string, GuestAccelerator, WantedRuns> want, IStudyProgress progress, CancellationToken cancellation) =>
        RunAsync(choices, want, next: null, progress, cancellation);

    /// <summary>The same in rounds, each of which follows from what came out before.</summary>
    /// <param name="choices">How they are to be run.</param>
    /// <param name="want">The runs of the first round.</param>
    /// <param name="next">Those of the next round, given all that are done, or null: there is none. Null: one round is all.</param>
    /// <param name="progress">Is told how it goes.</param>
    /// <param name="cancellation">Ends all guests and waits until they are gone.</param>
    public static async Task<DoneRuns> RunAsync(
        RunChoices choices,
        Func<string, GuestAccelerator, WantedRuns> want,
        Func<DoneRuns, WantedRuns?>? next,
        IStudyProgress progress,
        CancellationToken cancellation)
    {
        var qemu = Qemu.Choose(choices.Qemu);
        GuestKernel kernel = KernelCache.OfThisMachine().Resolve(choices.Kernel);
        // Bad input is refused before minutes are spent; what executes the guests does not change that.
        HostMemory.RequireHost(want(kernel.Release, GuestAccelerator.Tcg).HostMib, GuestScheduler.AvailableMib());
        string image = BootImage.Of(kernel, CacheFolder.Path);
        KernelSettings.RequireKnown(choices.Knobs, image, kernel.Release);
        FileDigests.Begin(image, qemu.Path);
        progress.Say($"building the guest's programs for kernel {kernel.Release}");
        GuestParts parts = await GuestParts.BuildAsync(Repository.Find(), kernel, cancellation);
        if (choices.Module is { } module)
        {
            progress.Say($"building the module of {module}");
            parts = parts with { Mp3Module = await OwnModule.BuildAsync(Repository.Find(), module, kernel, cancellation) };
        }

        var host = new GuestHost(qemu, kernel, parts, image);
        WantedRuns wanted = want(kernel.Release, await ChooseAcceleratorAsync(choices, qemu, kernel, progress, cancellation));
        return next is null
            ? await RunAllAsync(host, choices, wanted, progress, cancellation)
            : await RunRounds.OfAsync(wanted, next, round => RunAllAsync(host, choices, round, progress, cancellation), progress);
    }

    private static async Task<DoneRuns> RunAllAsync(
        GuestHost host, RunChoices choices, WantedRuns wanted, IStudyProgress progress, CancellationToken cancellation)
    {
        int jobs = choices.Jobs ?? GuestScheduler.DefaultJobs(wanted.HostMib);
        progress.Say($"{wanted.Runs.Count} {(wanted.Runs.Count == 1 ? "guest" : "guests")} of {wanted.Guest}, {Math.Min(jobs, wanted.Runs.Count)} at once");
        var executor = new RunExecutor(wanted.Study, host, choices.Store, progress);
        return new DoneRuns(host, wanted, await executor.RunAllAsync(wanted.Runs, wanted.DearestFirst, jobs, cancellation));
    }

    private static async Task<GuestAccelerator> ChooseAcceleratorAsync(
        RunChoices choices, Qemu qemu, GuestKernel kernel, IStudyProgress progress, CancellationToken cancellation)
    {
        if (choices.Clock == GuestClock.Virtual)
        {
            return GuestAccelerator.Tcg;
        }

        progress.Say("trying whether KVM works here (a timed boot, once)");
        KvmVerdict verdict = await new KvmProbe(qemu, CacheFolder.Path).ProbeAsync(kernel, cancellation);
        progress.Say(verdict.Works ? "KVM works" : $"KVM does not work here: {verdict.Reason}; using TCG");
        return verdict.Works ? GuestAccelerator.Kvm : GuestAccelerator.Tcg;
    }
}
