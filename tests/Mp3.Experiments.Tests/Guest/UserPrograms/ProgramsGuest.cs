// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using System.Text;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Machines;
using Mp3.Experiments.Machines.Disks;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>Runs programs of an image as a study would.</summary>
/// <param name="parts">The guest's programs.</param>
/// <param name="image">What is on their disk.</param>
internal sealed class ProgramsGuest(SharedParts parts, ProgramsImage image)
{
    private const int RamMib = 192;
    private static readonly string[] Environment = ["PATH=/usr/bin", "HOME=/root"];

    public SwapModel Swap { get; init; } = SwapModel.None;

    public int SwapMib { get; init; }

    public bool IsWritable { get; init; } = true;

    public bool IsTraced { get; init; }

    /// <summary>Lines that the guest reported.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>What programs share, unless a test says otherwise.</summary>
    public ProgramsPlan Plan { get; init; } = new(ProgramStore.Root, IsWritable: true, EndsWithFirst: false, null, null, null, []);

    /// <summary>A program of the image.</summary>
    public static ProcessPlan Program(string label, params string[] argv) =>
        new(label, 0, Program: new ProgramPlan(["/usr/bin/" + argv[0], .. argv[1..]], Environment, "/root"));

    /// <summary>A line for busybox's shell.</summary>
    public static ProcessPlan Shell(string label, string line) => Program(label, "sh", "-c", line);

    public async Task<ProgramsRun> RunAsync(params ProcessPlan[] processes)
    {
        GuestParts built = await parts.BuildAsync();
        var host = new GuestHost(Qemu.Find(), SharedParts.Kernel, built, BootImage.Of(SharedParts.Kernel, CacheFolder.Path));
        GuestRecipe recipe = RecipeOf(processes);
        GuestOutcome outcome = await host.RunAsync(recipe, host.InitramfsOf(recipe), TimeSpan.FromMinutes(10), Lines.Add, TestContext.Current.CancellationToken);
        return outcome is GuestOutcome.Finished finished
            ? new ProgramsRun(finished)
            : throw new InvalidOperationException(string.Join('\n', outcome switch
            {
                GuestOutcome.ExperimentFailed failed => failed.ConsoleTail.Prepend(failed.Report.Error!),
                GuestOutcome.Died died => died.ConsoleTail,
                _ => [outcome.ToString()],
            }));
    }

    public GuestRecipe RecipeOf(params ProcessPlan[] processes)
    {
        var layout = new GuestLayout(RamMib, SwapMib)
        {
            Program = new ProgramStore(ProgramsImage.SizeMib, NamedDisk.Ssd.Model, IsWritable),
            LogMib = IsTraced ? FaultLogDisk.SizeMib : 0,
        };
        DiskList disks = DiskList.Of(Swap, layout);
        return new GuestRecipe(
            SharedParts.Kernel.Release,
            RamMib,
            disks.StoreMib,
            2 * GuestMachine.UsualResultMib + layout.LogMib,
            Seed: 1,
            GuestSettings.KernelArguments,
            [.. Swap.Modules, .. ProgramStore.Modules],
            GuestSettings.Of(Swap, layout, GuestKnobs.None),
            new GuestPlan(
                GuestPlan.CurrentVersion, "run", processes, 50,
                Faults: disks.Log is { } log ? new FaultLogPlan(log.Path) : null,
                Programs: Plan with { IsWritable = IsWritable }))
        {
            Images = [image.At(disks.Program!.OffsetMib)],
        };
    }
}

/// <summary>What came of programs.</summary>
internal sealed class ProgramsRun(GuestOutcome.Finished finished)
{
    public GuestOutcome.Finished Finished => finished;

    public GuestReport Report => finished.Report;

    public ProgramsFacts Facts => finished.Report.Programs!;

    /// <summary>The records of processes.</summary>
    public RingRecord[] Records { get; } =
        [.. MemoryMarshal.Cast<byte, RingRecord>(finished.Records).ToArray().Where(record => (record.Flags & (RecordMarks.Sum | RecordMarks.Machine)) == RecordMarks.None)];

    public ProcessReport this[string label] => Report.Processes.Single(process => process.Label == label);

    /// <summary>What a file that was brought back holds.</summary>
    public string Text(string name)
    {
        long start = 0;
        foreach (BroughtFile file in Facts.Files)
        {
            if (file.Name == name)
            {
                return file.Kept == 0 ? "" : Read(finished.Files!.Part(start, file.Kept));
            }

            start += file.Kept;
        }

        return $"there is no {name}";
    }

    /// <summary>Every fault in the records is in an account of wait4(), and the other way round.</summary>
    public void AssertWholeAccount()
    {
        Assert.Null(Report.Error);
        Assert.Equal(0, Report.LostRecords);
        Assert.Equal(
            (Report.Processes.Sum(process => process.AtExit.MinorFaults - process.BeforeStart.MinorFaults) + Facts.Orphans.Sum(orphan => orphan.AtExit.MinorFaults),
                Report.Processes.Sum(process => process.AtExit.MajorFaults - process.BeforeStart.MajorFaults) + Facts.Orphans.Sum(orphan => orphan.AtExit.MajorFaults)),
            (Records.Sum(record => (long)record.MinorFaults), Records.Sum(record => (long)record.MajorFaults)));
    }

    /// <summary>Faults of a process and its descendants, in the records.</summary>
    public (long Minor, long Major) TreeOf(int root)
    {
        HashSet<uint> tree = [(uint)root];
        foreach (RingRecord record in Records.Where(record => tree.Contains(record.Parent)))
        {
            tree.Add(record.Pid);
        }

        return (Records.Where(record => tree.Contains(record.Pid)).Sum(record => (long)record.MinorFaults),
            Records.Where(record => tree.Contains(record.Pid)).Sum(record => (long)record.MajorFaults));
    }

    private static string Read(FileSlice slice)
    {
        using var reader = new StreamReader(slice.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
