// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Tests.Commands;
using Mp3.Experiments.Tests.Guest;
using Mp3.Experiments.Tests.Running;

namespace Mp3.Experiments.Tests.Slurm.Cluster;

/// <summary>Real guests on a real Slurm.</summary>
[Collection(SlurmGroup.Name)]
[Trait("Category", "Slurm")]
public sealed class GuestsOnSlurmTests : IDisposable
{
    private static readonly string Sweep = new('5', RunName.Length);

    private readonly ScratchFolder _scratch = new();
    private readonly SlurmCluster _cluster;

    public GuestsOnSlurmTests(SlurmCluster cluster) => _cluster = cluster;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_cluster_s_runs_are_the_same_bytes_as_local_ones()
    {
        _cluster.Require();
        IReadOnlyList<NamedRun> runs = await SmallNamedRuns.OfAsync(1, 2, 3);
        var cluster = new RunStore(_scratch["cluster"]);
        var local = new RunStore(_scratch["local"]);
        cluster.Recipes.Deposit(Sweep, runs, TestContext.Current.CancellationToken);
        var pace = new SlurmPace { Look = TimeSpan.FromMilliseconds(500) };

        SlurmOutcome outcome = await new SlurmExecutor(new SlurmOptions { PerTask = 2 }, cluster, Mp3Program.Path, new SlurmCommands(), pace, TimeProvider.System).ComputeAsync(
            Sweep,
            () => runs.Where(run => !cluster.Contains(run.Name)).Select(run => new SlurmRun(run.Name, run.HostMib + GuestScheduler.OverheadMib, CpuSeconds: 10)),
            new KeptProgress(),
            TestContext.Current.CancellationToken);

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: 3), outcome);
        await SmallNamedRuns.ComputeAsync(local, runs);
        SmallNamedRuns.AssertSame(local, cluster, runs);
    }
}
