// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Workloads;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>From a study of processes to its runs, and from what came out to rows, checks and manifest.</summary>
public static class ProcessRuns
{
    /// <summary>A study that is over, before it is written.</summary>
    public sealed record Outcome(Manifest Manifest, IReadOnlyList<SampleRow> Samples, IReadOnlyList<RunRow> Runs)
    {
        /// <summary>Rows of machine.csv.</summary>
        public required IReadOnlyList<MachineRow> Machine { get; init; }

        /// <summary>Rows of pressure.csv.</summary>
        public required IReadOnlyList<PressureRow> Pressure { get; init; }

        /// <summary>The logs of every fault, by names of runs; empty: none was wanted.</summary>
        public IReadOnlyDictionary<string, FileSlice> FaultLogs { get; init; } = new Dictionary<string, FileSlice>(StringComparer.Ordinal);
    }

    /// <summary>The runs of a study on a kernel.</summary>
    /// <param name="study">The runs.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="release">Release of the guests' kernel.</param>
    /// <param name="accelerator">What executes them.</param>
    /// <exception cref="Mp3Exception">Usage: the guests' memory does not fit the study.</exception>
    public static WantedRuns Want(StudyDefinition study, StudyOptions options, string release, GuestAccelerator accelerator)
    {
        var plan = StudyPlan.Resolve(study, options, release);
        double usableMib = plan.Layout.UsableMib(release);
        GuestRecipe first = RecipeOf(plan.Runs[0], plan.Layout, options, release, accelerator);
        return new WantedRuns(
            study.Name,
            [.. plan.Runs.Zip(study.Runs, (run, definition) => new WantedRun(
                run.Run,
                definition.Parameters,
                first with { Plan = run },
                new PlannedRun(run.Run, new RunForecast(definition, usableMib, options.Swap.Compresses))))],
            new Lazy<int>(() => RunMemory.HostMib(study, options, plan.Layout, release)),
            $"{plan.Layout.RamMib:N0} MiB RAM and {plan.Layout.SwapMib:N0} MiB swap");
    }

    /// <summary>What came out, checked.</summary>
    /// <param name="study">The runs.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="done">Of <see cref="Want"/>.</param>
    public static Outcome Of(StudyDefinition study, StudyOptions options, DoneRuns done)
    {
        var measured = MeasuredRuns.Of(study, options, done);
        return new Outcome(
            ManifestOf(
                measured,
                options,
                done,
                [.. done.Runs.Zip(measured.Study.Runs, (run, definition) => new RunFacts(definition.Parameters, run.InitramfsSha256, run.Plan, InManifest(run.Finished.Report)))]),
            [.. measured.Records.SelectMany(ResultRows.Samples)],
            measured.Rows)
        {
            Machine = [.. measured.Records.SelectMany(ResultRows.Machine)],
            Pressure = [.. measured.Records.SelectMany(ResultRows.Pressure)],
            FaultLogs = done.Runs.Where(run => run.Finished.FaultLog is not null)
                .ToDictionary(run => run.Plan.Run, run => run.Finished.FaultLog!, StringComparer.Ordinal),
        };
    }

    /// <summary>The same without what is not compared.</summary>
    /// <param name="study">The runs.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="done">Of <see cref="Want"/>, or some of them.</param>
    internal static StudyYield Observe(StudyDefinition study, StudyOptions options, DoneRuns done)
    {
        var measured = MeasuredRuns.Of(study, options, done);
        return new StudyYield(ProcessResult.ObservationsOf(measured.Rows, options.Seed), ManifestOf(measured, options, done, []));
    }

    private static Manifest ManifestOf(MeasuredRuns measured, StudyOptions options, DoneRuns done, IReadOnlyList<RunFacts> runs)
    {
        (GuestHost host, string release) = (done.Host, done.Host.Kernel.Release);
        return StudyManifest.Of(
            measured.Study,
            options,
            GuestLayout.For(options.Size, release),
            host.MachineOf(done.Wanted.Runs[0].Recipe),
            BuildFacts.Of(host.Qemu, host.Kernel, host.Parts, options.Clock, options.Swap),
            release,
            runs,
            measured.Checks);
    }

    // pressure.csv has all of it.
    private static GuestReport InManifest(GuestReport report) => report with { Pressure = null };

    // All but the plan is the same in every run.
    private static GuestRecipe RecipeOf(GuestPlan run, GuestLayout layout, StudyOptions options, string release, GuestAccelerator accelerator) => new(
        release,
        layout.RamMib,
        layout.StoreMib(options.Swap),
        GuestMachine.UsualResultMib + layout.LogMib,
        options.Seed,
        GuestSettings.KernelArguments,
        options.Swap.Modules,
        GuestSettings.Of(options.Swap, layout, options.Knobs),
        run)
    {
        Clock = options.Clock,
        Accelerator = accelerator,
    };

    /// <summary>Runs with their records.</summary>
    /// <param name="Study">Those that there are.</param>
    /// <param name="Records">Of each.</param>
    /// <param name="Checks">Of all.</param>
    private sealed record MeasuredRuns(StudyDefinition Study, IReadOnlyList<RunRecords> Records, IReadOnlyList<CheckResult> Checks)
    {
        public IReadOnlyList<RunRow> Rows { get; } = [.. Records.SelectMany((run, i) => ResultRows.Runs(run, Study.Runs[i]))];

        public static MeasuredRuns Of(StudyDefinition study, StudyOptions options, DoneRuns done)
        {
            Dictionary<string, RunDefinition> byName = study.Runs.ToDictionary(run => run.Name, StringComparer.Ordinal);
            RunRecords[] records = [.. done.Runs.Select(run => RunRecords.Of(run.Plan, run.Finished.Report, run.Finished.Records))];
            return new MeasuredRuns(
                study with { Runs = [.. done.Runs.Select(run => byName[run.Plan.Run])] },
                records,
                [
                    .. records.SelectMany((run, i) => options.Module is not null
                        ? OwnModuleChecks.Of(run)
                        : SelfChecks.Of(run, options.Clock == GuestClock.Virtual).Concat(FaultChecks.Of(run, done.Runs[i].Finished.FaultLog))),
                ]);
        }
    }
}
