// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Tests.Commands;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Slurm.Cluster;

/// <summary><c>mp3 doctor --on slurm</c>: what nodes say of themselves.</summary>
[Collection(SlurmGroup.Name)]
[Trait("Category", "Slurm")]
public sealed class DoctorOnSlurmTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly SlurmCluster _cluster;

    public DoctorOnSlurmTests(SlurmCluster cluster) => _cluster = cluster;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_node_of_each_partition_says_what_it_has()
    {
        _cluster.Require();

        ProgramRun run = await DoctorAsync("--json");

        using var document = JsonDocument.Parse(run.Output);
        JsonElement[] nodes = [.. document.RootElement.GetProperty("nodes").EnumerateArray()];
        Assert.Equal(["bare", "main", "mixed"], nodes.Select(node => node.GetProperty("partition").GetString()).Order());
        JsonElement main = Assert.Single(nodes, node => node.GetProperty("partition").GetString() == "main");
        Assert.Contains(main.GetProperty("node").GetString(), (string[])["node1", "node2"]);
        Assert.Equal("ok", Qemu(main));
        JsonElement bare = Assert.Single(nodes, node => node.GetProperty("partition").GetString() == "bare");
        Assert.Equal(("node3", "missing", false), (bare.GetProperty("node").GetString(), Qemu(bare), bare.GetProperty("can_run").GetBoolean()));
        // Whether this machine has memory and space enough now is not this test's business.
        Assert.Equal(document.RootElement.GetProperty("can_run").GetBoolean() ? ExitCode.Success : ExitCode.Unavailable, run.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(_scratch["store/v1/surveys"]));
    }

    [Fact]
    public async Task Where_no_node_can_it_exits_69_and_says_what_mends_it()
    {
        _cluster.Require();

        ProgramRun run = await DoctorAsync("--partition", "bare");

        Assert.Equal((ExitCode.Unavailable, "mp3: no run can be computed in bare yet"), (run.ExitCode, run.ErrorLines[^1]));
        Assert.Contains("QEMU is missing: qemu-system-x86_64 is missing", run.Output, StringComparison.Ordinal);
        Assert.Contains("scripts/deps.sh qemu-system-x86", run.Output, StringComparison.Ordinal);
        Assert.Contains("node3", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partition_that_is_not_there_is_bad_input()
    {
        _cluster.Require();

        ProgramRun run = await DoctorAsync("--partition", "nowhere");

        Assert.Equal((ExitCode.Usage, "mp3: Slurm has no partition nowhere\n"), (run.ExitCode, run.Errors));
    }

    private Task<ProgramRun> DoctorAsync(params string[] words) =>
        Mp3Program.RunAsync(_scratch.Path, ["doctor", "--on", "slurm", "--store", _scratch["store"], .. words]);

    private static string? Qemu(JsonElement node) => node.GetProperty("diagnosis").GetProperty("findings").EnumerateArray()
        .Single(finding => finding.GetProperty("check").GetString() == "QEMU").GetProperty("state").GetString();
}
