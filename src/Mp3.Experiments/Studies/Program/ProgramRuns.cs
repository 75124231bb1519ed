// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.ProgramFiles;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>From programs to their run, and from what came out to rows, checks and files.</summary>
internal static class ProgramRuns
{
    public const string Study = "run";

    /// <summary>Name of the one run: the same whatever is run, so that any two can be compared.</summary>
    public const string Run = "run";

    private const long MibBytes = 1024 * 1024;

    /// <summary>The run on a kernel.</summary>
    /// <exception cref="Mp3Exception">Usage: the guest's memory makes no sense.</exception>
    public static WantedRuns Want(ProgramChoices choices, StudyOptions options, ProgramDisk disk, string release, GuestAccelerator accelerator)
    {
        GuestLayout layout = ProgramPlans.LayoutOf(choices, options, disk, release);
        DiskList disks = DiskList.Of(options.Swap, layout);
        var recipe = new GuestRecipe(
            release,
            layout.RamMib,
            disks.StoreMib,
            // Whatever is brought back leaves beside the usual.
            GuestMachine.UsualResultMib + layout.LogMib + (int)(ProgramsPlan.MostOfFiles / MibBytes),
            options.Seed,
            GuestSettings.KernelArguments,
            [.. options.Swap.Modules, .. ProgramStore.Modules],
            GuestSettings.Of(options.Swap, layout, options.Knobs),
            ProgramPlans.Of(choices, options, disk, layout))
        {
            Clock = options.Clock,
            Accelerator = accelerator,
            Images = [new RecipeImage(disk.Path, disks.Program!.OffsetMib, disk.Sha256)],
        };
        return new WantedRuns(
            Study,
            [new WantedRun(Run, Parameters.None, recipe, new PlannedRun(Run, work: 1))],
            // Of the disks' store it takes what is written, and nobody knows how much that will be.
            layout.RamMib + layout.LogMib + (disk.SizeMib - choices.RoomMib),
            $"{layout.RamMib:N0} MiB RAM and {layout.SwapMib:N0} MiB swap");
    }

    /// <summary>Writes what came out, checked.</summary>
    public static ProcessResult Write(ResultDraft draft, ProgramChoices choices, StudyOptions options, ProgramDisk disk, DoneRuns done)
    {
        var measured = MeasuredProgram.Of(options, done);
        ObtainedRun run = done.Runs[0];
        return ProcessResult.Write(
            draft,
            // pressure.csv has all of it.
            ProgramManifest.Of(
                choices, options, disk, done, [new RunFacts(Parameters.None, run.InitramfsSha256, run.Plan, run.Finished.Report with { Pressure = null })], measured.Checks),
            measured.Rows.Samples,
            measured.Rows.Runs,
            [.. ResultRows.Machine(measured.Records)],
            [.. ResultRows.Pressure(measured.Records)],
            run.Finished.FaultLog is { } log ? new Dictionary<string, FileSlice>(StringComparer.Ordinal) { [Run] = log } : null,
            measured.Rows.Tree,
            BroughtFiles.Of(run.Finished.Report, run.Finished.Files));
    }

    /// <summary>The same without what is not compared.</summary>
    public static StudyYield Observe(ProgramChoices choices, StudyOptions options, ProgramDisk disk, DoneRuns done)
    {
        var measured = MeasuredProgram.Of(options, done);
        return new StudyYield(
            ProcessResult.ObservationsOf(measured.Rows.Runs, options.Seed), ProgramManifest.Of(choices, options, disk, done, [], measured.Checks));
    }

    /// <summary>The run with its records.</summary>
    private sealed record MeasuredProgram(RunRecords Records, ProgramRows Rows, IReadOnlyList<CheckResult> Checks)
    {
        public static MeasuredProgram Of(StudyOptions options, DoneRuns done)
        {
            ObtainedRun run = done.Runs[0];
            GuestOutcome.Finished finished = run.Finished;
            var records = RunRecords.Of(run.Plan, finished.Report, finished.Records);
            var tree = ProcessTree.Of(records);
            var rows = new ProgramRows(records, tree);
            return new MeasuredProgram(
                records,
                rows,
                [
                    .. ProgramChecks.Of(records, tree, options.Clock == GuestClock.Virtual),
                    .. FaultChecks.Of(records, finished.FaultLog, [.. tree.Processes.DistinctBy(process => process.Pid).Select(process => (rows.NameOf(process), process.Pid))]),
                ]);
        }
    }
}
