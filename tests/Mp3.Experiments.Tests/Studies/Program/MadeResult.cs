// SPDX-License-Identifier: MIT

using Mp3.Experiments.Machines.Disks;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Studies.Program;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Program;

/// <summary>The result of a made-up run of programs.</summary>
internal static class MadeResult
{
    public static ProgramChoices Choices { get; } = new(
        new ProgramSettings([["sh", "-c", "sort 'a b'"]], [new AskedFile("a b", "/work/a b", "aa")], ["dash"], null, null, ["X=y z"], "/work", ["/work/out.txt"]),
        Copies: 1, LimitBytes: 16 << 20, HighBytes: null, TimeoutSeconds: 60, EndsWithFirst: false, RoomMib: 64, NamedDisk.Hdd);

    /// <summary>Writes the result as a run would.</summary>
    /// <param name="draft">Where to.</param>
    /// <param name="made">What the guest reported; null: <see cref="MadeTree.Shell"/>, with a limit and files.</param>
    public static ProcessResult Write(ResultDraft draft, MadeTree? made = null)
    {
        made ??= Limited();
        RunRecords run = made.Build();
        var tree = ProcessTree.Of(run);
        var rows = new ProgramRows(run, tree);
        Manifest some = SyntheticStudy.ManifestOf("run", Manifest.Complete, 1);
        Manifest manifest = some with
        {
            Settings = some.Settings with { Parameters = Choices.Parameters, Program = Choices.Asked },
            Machine = some.Machine with
            {
                ProgramDisk = new ProgramDiskFacts(
                    new string('d', 64), 96, IsWritable: true, "hdd (modelled: 7,200 rpm SATA disk of 1 TB)", NamedDisk.Hdd.Model.Specification, NamedDisk.Hdd.Sources, 42, 12_345_678,
                    [new PinnedPackage("dash", "0.5.12-2", new string('e', 64)), new PinnedPackage("libc6", "2.36-9", new string('f', 64))]),
            },
            Runs = [new RunFacts(Parameters.None, "ee", made.Plan(), made.Report())],
            Checks = ProgramChecks.Of(run, tree, isVirtual: true),
        };
        return ProcessResult.Write(
            draft,
            manifest,
            rows.Samples,
            rows.Runs,
            [.. Enumerable.Range(1, 8).Select(tick => Row.Machine(tick, tick * 0.05, "run", (MachineColumn.Free, 50_000 - tick), (MachineColumn.Cpus, 1)))],
            [.. Enumerable.Range(1, 8).Select(tick => Row.Pressure(tick * 0.05, "run", (PressureColumn.IoFull, 25_000)))],
            tree: rows.Tree,
            files: BroughtFiles.Of(made.Report(), null));
    }

    private static MadeTree Limited()
    {
        MadeTree made = MadeTree.Shell();
        made.Facts = made.Facts with
        {
            Group = new GroupFacts(
                16 << 20,
                new Dictionary<string, long> { ["pgscan"] = 4096, ["pgsteal"] = 2048, ["workingset_refault_file"] = 256, ["workingset_refault_anon"] = 512 },
                new Dictionary<string, long> { ["max"] = 12, ["oom_kill"] = 0 },
                100,
                50),
            Files = [new BroughtFile("sh stdout", 0, 0), new BroughtFile("sh stderr", 0, 0), new BroughtFile("/work/out.txt", null, 0, "there is no such file")],
        };
        return made;
    }
}
