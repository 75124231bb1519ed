// SPDX-License-Identifier: MIT

using Mp3.Experiments.Slurm;
using Mp3.Experiments.Tests.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Slurm.Cluster;

/// <summary>What happens to sweeps on a real Slurm when things go wrong. Their runs need no guests.</summary>
[Collection(SlurmGroup.Name)]
[Trait("Category", "Slurm")]
public sealed class SlurmTests : IDisposable
{
    private const int Some = 4;
    private const string SilentController = "Slurm's controller does not answer";

    private readonly SlurmCluster _cluster;

    public SlurmTests(SlurmCluster cluster) => _cluster = cluster;

    public void Dispose()
    {
        // A test that failed may have left jobs to the next one.
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            _ = SlurmCluster.Ask("scancel", "--user=root");
        }
    }

    [Fact]
    public async Task A_sweep_is_computed_in_more_than_one_array()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps();

        SlurmOutcome outcome = await sweep.RunAsync();

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: SlurmSweeps.Runs), outcome);
        sweep.AssertDone();
        Assert.Equal(Enumerable.Range(0, SlurmSweeps.Runs), sweep.Computed);
        Assert.Equal(SlurmSweeps.Runs, sweep.Tasks().Count(state => state == "COMPLETED"));
        Assert.True(SlurmSweeps.Runs > SlurmCluster.ArrayTasks);
    }

    [Fact]
    public async Task A_node_that_dies_costs_no_run()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps(ms: 1000);
        Task<SlurmOutcome> running = sweep.RunAsync();
        await Wait.UntilAsync(() => sweep.Stored >= Some || running.IsCompleted, "the first runs");

        _cluster.Kill("node1");
        try
        {
            await running;
        }
        finally
        {
            _cluster.Restart("node1");
        }

        sweep.AssertDone();
    }

    [Fact]
    public async Task A_controller_that_dies_and_comes_back_costs_no_run()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps(ms: 1000);
        Task<SlurmOutcome> running = sweep.RunAsync();
        await Wait.UntilAsync(() => sweep.Stored >= Some || running.IsCompleted, "the first runs");

        _cluster.Kill("slurmctld");
        try
        {
            await Wait.UntilAsync(() => sweep.Progress.Said.Any(line => line.StartsWith(SilentController, StringComparison.Ordinal)) || running.IsCompleted, SilentController);
        }
        finally
        {
            _cluster.Restart("slurmctld");
        }

        await running;

        sweep.AssertDone();
        Assert.Contains("Slurm's controller answers again", sweep.Progress.Said);
    }

    [Fact]
    public async Task A_node_without_QEMU_is_told_once_and_the_others_compute()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps(ms: 200);

        await sweep.RunAsync(new SlurmOptions { Partition = "mixed" });

        sweep.AssertDone();
        Assert.Equal(
            "node node3 can't compute, and gets no more tasks: qemu-system-x86_64 is missing; 'scripts/deps.sh qemu-system-x86' installs it",
            Assert.Single(sweep.Progress.Said, line => line.Contains("node3", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_no_node_has_QEMU_it_ends_with_69()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps();

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => sweep.RunAsync(new SlurmOptions { Partition = "bare" }));

        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.StartsWith("no node of Slurm is left that can compute; node3: qemu-system-x86_64 is missing;", error.Message, StringComparison.Ordinal);
        Assert.Empty(sweep.Computed);
        SlurmCluster.WaitUntilIdle();
    }

    [Fact]
    public async Task A_full_store_ends_it_with_one_line()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps();
        using var full = SmallFileSystem.Mount(sweep.Store.Root, kib: 300);

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => sweep.RunAsync());

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Matches("(?i)no space left", error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.InRange(sweep.Stored, 1, SlurmSweeps.Runs - 1);
        SlurmCluster.WaitUntilIdle();
    }

    [Fact]
    public async Task Two_submitters_at_once_compute_each_run_once()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps(ms: 100);

        SlurmOutcome[] outcomes = await Task.WhenAll(sweep.RunAsync(), sweep.RunAsync());

        Assert.All(outcomes, outcome => Assert.True(outcome.IsDone));
        sweep.AssertDone();
        Assert.Equal(Enumerable.Range(0, SlurmSweeps.Runs), sweep.Computed);
        Assert.Equal(SlurmSweeps.Runs, sweep.Tasks().Length);
    }

    [Fact]
    public async Task An_interrupt_leaves_the_jobs_and_the_same_command_comes_back_to_them()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps(ms: 500);
        using var interrupt = new CancellationTokenSource();
        Task<SlurmOutcome> running = sweep.RunAsync(cancellation: interrupt.Token);
        await Wait.UntilAsync(() => sweep.Stored >= Some || running.IsCompleted, "the first runs");

        await interrupt.CancelAsync();

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => running);
        Assert.Equal(ExitCode.Interrupted, error.ExitCode);
        Assert.True((await sweep.RunAsync()).IsDone);
        sweep.AssertDone();
        Assert.Equal(Enumerable.Range(0, SlurmSweeps.Runs), sweep.Computed);
        Assert.Equal(SlurmSweeps.Runs, sweep.Tasks().Length);
    }

    [Fact]
    public async Task An_interrupt_cancels_the_jobs_if_that_is_asked_for()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps(ms: 500);
        using var interrupt = new CancellationTokenSource();
        Task<SlurmOutcome> running = sweep.RunAsync(new SlurmOptions { CancelsOnInterrupt = true }, interrupt.Token);
        await Wait.UntilAsync(() => sweep.Stored >= Some || running.IsCompleted, "the first runs");

        await interrupt.CancelAsync();

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => running);
        Assert.Equal(ExitCode.Interrupted, error.ExitCode);
        SlurmCluster.WaitUntilIdle();
        Assert.Contains("CANCELLED", sweep.Tasks());
        Assert.InRange(sweep.Stored, Some, SlurmSweeps.Runs - 1);
    }

    [Fact]
    public async Task Jobs_that_are_cancelled_elsewhere_end_it()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps(ms: 500);
        Task<SlurmOutcome> running = sweep.RunAsync();
        await Wait.UntilAsync(() => sweep.Stored >= Some || running.IsCompleted, "the first runs");

        _ = SlurmCluster.Ask("scancel", "--user=root");

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => running);
        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Contains("was cancelled", error.Message, StringComparison.Ordinal);
        // Those that had not begun are one entry of the queue then.
        Assert.InRange(sweep.Tasks().Length, 1, SlurmSweeps.Runs - 1);
        Assert.DoesNotContain("PENDING", sweep.Tasks());
    }

    [Fact]
    public async Task A_run_that_fails_by_itself_is_told_once_and_not_tried_again()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps(fails: 7);

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: SlurmSweeps.Runs - 1), await sweep.RunAsync());
        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: 0), await sweep.RunAsync());

        Assert.Equal($"n07 ({Stores.Name(7).Abbreviated}) failed: the guest hung", Assert.Single(sweep.Progress.Said, line => line.Contains("hung", StringComparison.Ordinal)));
        Assert.Equal(SlurmSweeps.Runs, sweep.Tasks().Length);
    }

    [Fact]
    public async Task What_Slurm_refuses_is_bad_input()
    {
        _cluster.Require();
        using var sweep = new SlurmSweeps();

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => sweep.RunAsync(new SlurmOptions { Partition = "nowhere" }));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.StartsWith("sbatch refuses the jobs: invalid partition specified: nowhere", error.Message, StringComparison.Ordinal);
    }
}
