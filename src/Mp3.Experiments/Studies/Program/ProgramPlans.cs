// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines;
using Mp3.Experiments.ProgramFiles;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Program;

/// <summary>What a guest has to do with programs.</summary>
internal static class ProgramPlans
{
    private const long NsPerSecond = 1_000_000_000;

    /// <summary>A tick: pressure stall information is to be as fine as the samples.</summary>
    private const int DrainIntervalMs = 50;

    /// <summary>The guest's memory and disks.</summary>
    /// <exception cref="Mp3Exception">Usage: too little memory.</exception>
    public static GuestLayout LayoutOf(ProgramChoices choices, StudyOptions options, ProgramDisk disk, string release) => GuestLayout.For(options.Size, release) with
    {
        LogMib = options.Faults ? FaultLogDisk.SizeMib : 0,
        Program = new ProgramStore(disk.SizeMib, choices.FileDisk.Model, IsWritable: choices.RoomMib > 0),
    };

    /// <summary>The one run: every path in it is of the programs' root.</summary>
    public static GuestPlan Of(ProgramChoices choices, StudyOptions options, ProgramDisk disk, GuestLayout layout)
    {
        IReadOnlyList<IReadOnlyList<string>> commands = choices.Commands;
        IReadOnlyList<string> labels = ProgramLabels.Of(commands);
        return new GuestPlan(
            GuestPlan.CurrentVersion,
            ProgramRuns.Run,
            [.. commands.Select((command, i) => new ProcessPlan(labels[i], Nice: 0, Program: new ProgramPlan(
                [disk.Programs[i], .. command.Skip(1)],
                ProgramEnvironment.With(choices.Asked.Environment),
                choices.Asked.WorkingDirectory,
                choices.Asked.Stdin?.Guest)))],
            DrainIntervalMs,
            Faults: DiskList.Of(options.Swap, layout).Log is { } log ? new FaultLogPlan(log.Path) : null,
            Programs: new ProgramsPlan(
                ProgramStore.Root,
                IsWritable: choices.RoomMib > 0,
                choices.EndsWithFirst,
                choices.TimeoutSeconds * NsPerSecond,
                choices.LimitBytes,
                choices.HighBytes,
                choices.Asked.Outputs)
            {
                IsShown = choices.Shows,
            });
    }
}
