// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Commands;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Slurm.Cluster;

/// <summary><c>mp3 sweep --on slurm</c>, with real guests.</summary>
[Collection(SlurmGroup.Name)]
[Trait("Category", "Slurm")]
public sealed class SweepOnSlurmTests : IDisposable
{
    private const int Runs = 24;

    private static readonly string[] Axes = ["--seeds", $"1..{Runs}"];

    private readonly ScratchFolder _scratch = new();
    private readonly SlurmCluster _cluster;

    public SweepOnSlurmTests(SlurmCluster cluster) => _cluster = cluster;

    public void Dispose() => _scratch.Dispose();

    private static string[] Study => ["--", "multiprog", "--n", "1", "--size", "4", "--scale", "1/16", .. TestKernel.Arguments];

    [Fact]
    public async Task A_sweep_of_24_runs_ends_as_at_home()
    {
        _cluster.Require();

        ProgramRun submitted = await SweepAsync([.. Axes, "--on", "slurm", "--no-wait", "--per-task", "2"]);
        ProgramRun slurm = await SweepAsync([.. Axes, "--on", "slurm", "--json"]);
        ProgramRun local = await SweepAsync([.. Axes, "--out", "local", "--json"]);
        ProgramRun verified = await Mp3Program.RunAsync(_scratch.Path, ["verify", "--sample", "1", "--store", _scratch["store"]]);

        Assert.All((ProgramRun[])[submitted, slurm, local, verified], run => Assert.True(run.ExitCode == ExitCode.Success, run.Errors));
        Assert.Contains($"submitted {Runs} runs as {Runs / 2} tasks of the job mp3-", submitted.Errors, StringComparison.Ordinal);
        Assert.Contains("of this sweep are in Slurm's queue already", slurm.Errors, StringComparison.Ordinal);
        Assert.Contains($"{Runs} of them in the store", local.Errors, StringComparison.Ordinal);
        Assert.Contains("the same bytes", verified.Output, StringComparison.Ordinal);
        Assert.Equal(Runs, new RunStore(_scratch["store"]).Names().Count);
        foreach (string file in (string[])["table.csv", "medians.csv", "manifest.json"])
        {
            Assert.Equal(File.ReadAllBytes(_scratch[$"local/{file}"]), File.ReadAllBytes(_scratch[$"results/sweep-multiprog/{file}"]));
        }
    }

    [Theory]
    [InlineData("--fresh")]
    [InlineData("--jobs", "2")]
    public async Task What_is_for_runs_here_does_not_go_with_it(params string[] words)
    {
        ProgramRun run = await SweepAsync([.. words, .. Axes, "--on", "slurm"]);

        Assert.Equal((ExitCode.Usage, $"mp3: {words[0]} is for runs that are computed here: it does not go with --on slurm\n"), (run.ExitCode, run.Errors));
    }

    private Task<ProgramRun> SweepAsync(string[] words) => Mp3Program.RunAsync(_scratch.Path, ["sweep", "--store", _scratch["store"], .. words, .. Study]);
}
