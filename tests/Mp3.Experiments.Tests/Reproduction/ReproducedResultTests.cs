// SPDX-License-Identifier: MIT

using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Reproduction;

/// <summary>Made-up results: an original as it was written, and one that was made again.</summary>
public sealed class ReproducedResultTests : IDisposable
{
    private const string Samples = ProcessResult.SamplesFile;

    private readonly ScratchFolder _scratch = new();
    private readonly OriginalResult _original;

    public ReproducedResultTests()
    {
        ProcessResult study = SyntheticStudy.CaseStudy1(ticksPerSecond: 2, size: 0.01);
        using ResultDraft draft = ResultFolder.Create(_scratch["result"]);
        SyntheticStudy.Write(draft, study);
        draft.Publish();
        _original = OriginalResult.Open(_scratch["result"]);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_same_result_is_identical()
    {
        ReproducedResult comparison = ReproducedResult.Of(_original, _original.Manifest, _original.Files);

        Assert.True(comparison.IsIdentical);
        Assert.Empty(comparison.ChangedInputs);
    }

    [Fact]
    public void A_result_whose_runs_had_no_parameters_is_the_same_but_for_them()
    {
        Parameters parameters = Parameters.Of(("n", ParameterValue.Of(5)));
        RunRow[] rows = [.. SyntheticStudy.CaseStudy1(ticksPerSecond: 2, size: 0.01).Runs.Select(row => row with { Parameters = parameters })];
        Dictionary<string, byte[]> files = _original.Files.ToDictionary();
        files[ProcessResult.RunsFile] = RunRow.Csv(["n"]).ToBytes(rows);
        Manifest now = _original.Manifest with
        {
            Runs = [.. _original.Manifest.Runs.Select(run => run with { Parameters = parameters })],
            Files = With(_original.Manifest.Files, ProcessResult.RunsFile, Digest.Of(files[ProcessResult.RunsFile])),
        };

        Assert.False(ReproducedResult.Of(_original, now, files).IsIdentical);
        OriginalResult older = WithoutMemory(schema: 3);
        Assert.True(ReproducedResult.Of(older, now, files).IsIdentical, string.Join('\n', ReproducedResult.Of(older, now, files).Differences));
        files[ProcessResult.RunsFile] = RunRow.Csv(["n"]).ToBytes([.. rows.Select(row => row with { MajorFaults = row.MajorFaults + 1 })]);
        Assert.False(ReproducedResult.Of(older, now, files).IsIdentical);
    }

    [Fact]
    public void A_result_that_says_nothing_of_memory_is_the_same_but_for_it()
    {
        OriginalResult older = WithoutMemory(schema: 4);
        Manifest now = _original.Manifest with
        {
            Checks = [.. _original.Manifest.Checks, new CheckResult("pair-a", "a new check", Passed: true, "")],
        };

        ReproducedResult comparison = ReproducedResult.Of(older, now, _original.Files);

        Assert.True(comparison.IsIdentical, string.Join('\n', comparison.Differences));
        Assert.Equal("schema", Assert.Single(comparison.ChangedInputs).Input);
    }

    [Fact]
    public void A_line_of_the_machine_that_differs_is_named()
    {
        Dictionary<string, byte[]> files = _original.Files.ToDictionary();
        MachineRow[] rows = [.. SyntheticStudy.CaseStudy1(ticksPerSecond: 2, size: 0.01).Machine];
        rows[1] = rows[1] with { Values = rows[1].Values.With(MachineColumn.Free, 77) };
        files[ProcessResult.MachineFile] = MachineRow.Csv.ToBytes(rows);
        Manifest now = _original.Manifest with
        {
            Files = With(_original.Manifest.Files, ProcessResult.MachineFile, Digest.Of(files[ProcessResult.MachineFile])),
        };

        ResultDifference difference = Assert.Single(ReproducedResult.Of(_original, now, files).Differences);

        Assert.StartsWith("machine.csv, line 3, column free_kib: ", $"{difference}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_that_differs_is_named_by_line_and_column()
    {
        ReproducedResult comparison = Again(_original.Manifest, line: 4, text => text.Replace("pair-a", "pair-x", StringComparison.Ordinal));

        ResultDifference difference = Assert.Single(comparison.Differences);
        Assert.Equal(new ResultDifference(Samples, 4, "run", "pair-a", "pair-x"), difference);
        Assert.Equal("samples.csv, line 4, column run: pair-a then, pair-x now", $"{difference}");
        Assert.Empty(comparison.ChangedInputs);
    }

    [Fact]
    public void Without_the_original_s_csv_files_their_digests_are_compared()
    {
        OriginalResult bare = _original with { Files = new Dictionary<string, byte[]>() };
        Manifest now = _original.Manifest with { Files = With(_original.Manifest.Files, Samples, new string('f', 64)) };

        ResultDifference difference = Assert.Single(ReproducedResult.Of(bare, now, _original.Files).Differences);

        Assert.Equal((Samples, "SHA-256", new string('f', 64)), (difference.File, difference.Place, difference.Now));
    }

    public static TheoryData<string, Func<Manifest, Manifest>> Inputs => new()
    {
        { "kernel release", manifest => manifest with { Settings = manifest.Settings with { Kernel = "x" } } },
        { "setting swap", manifest => manifest with { Settings = manifest.Settings with { Swap = "x" } } },
        { "setting seed", manifest => manifest with { Settings = manifest.Settings with { Seed = 99 } } },
        { "kernel image (SHA-256)", manifest => manifest with { Environment = manifest.Environment with { KernelSha256 = "x" } } },
        { "module mp3.ko (SHA-256)", manifest => manifest with { Environment = manifest.Environment with { ModuleSha256 = "x" } } },
        { "agent (SHA-256)", manifest => manifest with { Environment = manifest.Environment with { AgentSha256 = "x" } } },
        { "work program (SHA-256)", manifest => manifest with { Environment = manifest.Environment with { WorkSha256 = "x" } } },
        { "what starts a program (SHA-256)", manifest => manifest with { Environment = manifest.Environment with { StartSha256 = "x" } } },
        { "version of QEMU", manifest => manifest with { Environment = manifest.Environment with { QemuVersion = "x" } } },
        { "program QEMU (SHA-256)", manifest => manifest with { Environment = manifest.Environment with { QemuSha256 = "x" } } },
        { "library preloaded into QEMU (SHA-256)", manifest => manifest with { Environment = manifest.Environment with { SteadyClockSha256 = null } } },
        { "QEMU's arguments", manifest => manifest with { Machine = manifest.Machine with { QemuArguments = ["x"] } } },
        { "sysctl vm.swappiness", manifest => manifest with { Machine = manifest.Machine with { Sysctls = With(manifest.Machine.Sysctls, "vm.swappiness", "x") } } },
        { "knob /sys/a.b", manifest => manifest with { Machine = manifest.Machine with { Knobs = With(manifest.Machine.Knobs, "/sys/a.b", "x") } } },
        { "initramfs of run pair-a (SHA-256)", manifest => manifest with { Runs = [manifest.Runs[0] with { InitramfsSha256 = "x" }] } },
        { "plan of run pair-a processes 0 nice", manifest => WithPlan(manifest, plan => plan with { Processes = [plan.Processes[0] with { Nice = 1 }] }) },
        { "run pair-a", manifest => manifest with { Runs = [] } },
    };

    [Theory]
    [MemberData(nameof(Inputs), DisableDiscoveryEnumeration = true)]
    public void An_input_that_changed_is_named_and_is_no_difference_of_the_result(string input, Func<Manifest, Manifest> change)
    {
        ReproducedResult comparison = ReproducedResult.Of(_original, change(_original.Manifest), _original.Files);

        Assert.Equal(input, Assert.Single(comparison.ChangedInputs).Input);
        Assert.True(comparison.IsIdentical, string.Join("; ", comparison.Differences));
    }

    [Fact]
    public void What_a_guest_reported_is_a_result()
    {
        RunFacts run = _original.Manifest.Runs[0];
        Manifest now = _original.Manifest with { Runs = [run with { Report = run.Report with { LostRecords = 3 } }] };

        ReproducedResult comparison = ReproducedResult.Of(_original, now, _original.Files);

        Assert.Equal(
            [new ResultDifference("manifest.json", null, "runs.0.report.lost_records", "0", "3")], comparison.Differences);
        Assert.Empty(comparison.ChangedInputs);
    }

    [Fact]
    public void A_file_that_was_changed_after_the_run_can_not_be_compared_with()
    {
        File.AppendAllText(Path.Combine(_scratch["result"], Samples), "\n");

        var refused = Assert.Throws<Mp3Exception>(() => OriginalResult.Open(_scratch["result"]));

        Assert.Equal(ExitCode.Usage, refused.ExitCode);
        Assert.Contains("samples.csv was changed after the run", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_alone_is_enough()
    {
        File.Copy(_original.Path, _scratch["alone.json"]);

        var alone = OriginalResult.Open(_scratch["alone.json"]);

        Assert.Empty(alone.Files);
        Assert.Equal(ManifestJson.ToBytes(_original.Manifest), ManifestJson.ToBytes(alone.Manifest));
    }

    private ReproducedResult Again(Manifest manifest, int line, Func<string, string> change)
    {
        string[] lines = System.Text.Encoding.UTF8.GetString(_original.Files[Samples]).Split('\n');
        lines[line - 1] = change(lines[line - 1]);
        byte[] samples = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return ReproducedResult.Of(
            _original,
            manifest with { Files = With(manifest.Files, Samples, Digest.Of(samples)) },
            With(_original.Files, Samples, samples));
    }

    private static Manifest WithPlan(Manifest manifest, Func<GuestPlan, GuestPlan> change) =>
        manifest with { Runs = [manifest.Runs[0] with { Plan = change(manifest.Runs[0].Plan) }] };

    private static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> values, string name, T value) =>
        new(values, StringComparer.Ordinal) { [name] = value };

    /// <summary>The original as an older version wrote it.</summary>
    private OriginalResult WithoutMemory(int schema)
    {
        Dictionary<string, byte[]> files = _original.Files.ToDictionary();
        files.Remove(ProcessResult.MachineFile);
        files.Remove(ProcessResult.PressureFile);
        files[Samples] = CsvColumns.Without(files[Samples], [.. MemoryColumn.All.Select(column => column.Name)]);
        return _original with
        {
            Manifest = _original.Manifest with
            {
                Schema = schema,
                Files = files.ToDictionary(file => file.Key, file => Digest.Of(file.Value), StringComparer.Ordinal),
            },
            Files = files,
        };
    }
}
