// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mono.Unix.Native;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Tests.Commands;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>A sweep with guests: interrupted, taken up again, and the same as each study alone.</summary>
[Trait("Category", "Guest")]
public sealed class SweepGuestTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private (string, string) Store => ("MP3_STORE", _scratch["store"]);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Interrupted_and_taken_up_again_it_is_what_each_study_gives_alone()
    {
        string[] options = ["--scale", "1/16", .. TestKernel.Arguments];
        string[] sweep = ["sweep", "--swap", "ssd,nvme", "--seeds", "3,4", "--n", "1,2", "--jobs", "1", "--out", "result", "--", "multiprog", .. options];
        string list = (await Mp3Program.RunAsync(_scratch.Path, [.. sweep[..^(options.Length + 2)], "--list", .. sweep[^(options.Length + 2)..]], Store)).Output;
        RunName[] names = [.. list.TrimEnd('\n').Split('\n').Select(line => RunName.Parse(line.Split('\t')[0]))];
        var store = new RunStore(_scratch["store"]);

        using (Process program = Mp3Program.Start(_scratch.Path, sweep, Store))
        {
            Task<string> errors = program.StandardError.ReadToEndAsync(Token);
            await Wait.UntilAsync(() => program.HasExited || names.Count(store.Contains) >= 2, "two runs are stored");
            Assert.False(program.HasExited, program.HasExited ? await errors : "");
            Assert.Equal(0, Syscall.kill(program.Id, Signum.SIGINT));
            await Wait.ForExitAsync(program, "the sweep, which was interrupted");
            Assert.Equal(ExitCode.Interrupted, program.ExitCode);
            Assert.Contains("the next start computes the rest alone", await errors, StringComparison.Ordinal);
        }

        int kept = names.Count(store.Contains);
        Assert.InRange(kept, 2, names.Length - 1);
        Assert.False(Directory.Exists(_scratch["result"]));

        ProgramRun again = await Mp3Program.RunAsync(_scratch.Path, sweep, Store);

        Assert.True(again.ExitCode == ExitCode.Success, again.Errors);
        Assert.Contains($"8 runs, {kept} of them in the store", again.Errors, StringComparison.Ordinal);
        var result = (SweepResult)StudyList.Load(ResultFolder.Open(_scratch["result"]));
        Assert.Equal(8, result.Observations.Count);
        foreach (string swap in (string[])["ssd", "nvme"])
        {
            foreach (string seed in (string[])["3", "4"])
            {
                string own = $"{swap}-{seed}";
                // With another store it is computed, not found.
                ProgramRun alone = await Mp3Program.RunAsync(_scratch.Path, ["multiprog", "--n", "1,2", "--swap", swap, "--seed", seed, .. options, "--out", own]);
                Assert.True(alone.ExitCode == ExitCode.Success, alone.Errors);
                var study = ProcessResult.Load(_scratch[own]);
                Assert.Equal(
                    study.Observations.Select(row => row.Amounts),
                    result.Observations.Where(row => row.Run.StartsWith($"swap={swap} ", StringComparison.Ordinal) && $"{row.Seed}" == seed).Select(row => row.Amounts));
            }
        }

        byte[] table = File.ReadAllBytes(_scratch["result/table.csv"]);
        ProgramRun once = await Mp3Program.RunAsync(_scratch.Path, ["sweep", "result/sweep.toml", "--out", "once"]);
        Assert.True(once.ExitCode == ExitCode.Success, once.Errors);
        Assert.Equal(table, File.ReadAllBytes(_scratch["once/table.csv"]));
        Assert.Equal(File.ReadAllBytes(_scratch["result/manifest.json"]), File.ReadAllBytes(_scratch["once/manifest.json"]));
    }

    [Fact]
    public async Task A_program_s_sweep_needs_one_disk_and_a_curve_s_goes_on_round_after_round()
    {
        string[] options = ["--memory", "256", .. TestKernel.Arguments];

        ProgramRun program = await Mp3Program.RunAsync(
            _scratch.Path, ["sweep", "--limit", "8M,none", "--seeds", "1,2", "--out", "program", "--", "run", .. options, "--", "sort", "/usr/bin/sort"], Store);
        ProgramRun curve = await Mp3Program.RunAsync(
            _scratch.Path, ["sweep", "--file-disk", "ssd,nvme", "--out", "curve", "--", "curve", "--points", "4", .. options, "--", "sort", "/usr/bin/sort"], Store);

        Assert.True(program.ExitCode == ExitCode.Success, program.Errors);
        Assert.Single(program.ErrorLines, line => line.Contains("onto their disk", StringComparison.Ordinal));
        Assert.Equal(4, StudyList.Load(ResultFolder.Open(_scratch["program"])).Observations.Count);
        Assert.True(curve.ExitCode == ExitCode.Success, curve.Errors);
        var result = (SweepResult)StudyList.Load(ResultFolder.Open(_scratch["curve"]));
        // The reference of each, and what followed from it.
        Assert.All((string[])["ssd", "nvme"], disk =>
            Assert.InRange(result.Observations.Count(row => row.Run.StartsWith($"file-disk={disk} ", StringComparison.Ordinal)), 2, 4));
        Assert.Equal(["file-disk", "ram"], result.Grid.Axes.Select(axis => axis.Name));
    }
}
