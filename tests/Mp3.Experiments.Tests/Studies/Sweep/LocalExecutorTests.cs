// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Experiments.Tests.Guest;
using Mp3.Experiments.Tests.Running;

namespace Mp3.Experiments.Tests.Studies.Sweep;

/// <summary>Sweeps whose guests are a script.</summary>
public sealed class LocalExecutorTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly ReplayedRuns _guests;

    public LocalExecutorTests()
    {
        _guests = new ReplayedRuns($"[ \"$run\" != n02 ] || [ -e '{_scratch["mended"]}' ] || {{ echo broken >&2; exit 1; }}");
        // What they write is there before they are booted.
        _ = _guests.Recipes("n01", "n02", "n03");
    }

    private RunStore Store => new(_scratch["store"]);

    public void Dispose()
    {
        _guests.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public async Task What_is_missing_is_computed_and_what_failed_is_not_tried_again()
    {
        var progress = new KeptProgress();

        Assert.True(await ComputeAsync(progress: progress));

        Assert.Equal(["n01", "n01", "n02", "n02", "n03", "n03"], _guests.Boots.Order(StringComparer.Ordinal));
        SweepRuns runs = await PrepareAsync();
        Assert.Empty(runs.Missing());
        Assert.Equal(["n02", "n02"], runs.All().Where(run => run.State == RunState.Failed).Select(run => run.Run.Name));
        Assert.Contains("6 runs to compute, 2 at once", progress.Said);

        Assert.True(await ComputeAsync());
        Assert.Equal(6, _guests.Boots.Count);

        _scratch.Write("mended", "");
        foreach (SweepRun failed in runs.All().Where(run => run.State == RunState.Failed))
        {
            Store.Failures.Forget(failed.Name);
        }

        Assert.True(await ComputeAsync());
        Assert.Equal(8, _guests.Boots.Count);
        Assert.All((await PrepareAsync()).All(), run => Assert.Equal(RunState.Stored, run.State));
    }

    [Fact]
    public async Task Computed_anew_each_is_booted_once_more()
    {
        _scratch.Write("mended", "");
        await ComputeAsync();

        await ComputeAsync(isFresh: true);

        Assert.Equal(12, _guests.Boots.Count);
    }

    [Fact]
    public async Task Why_a_run_is_not_there_is_said_if_wanted()
    {
        _scratch.Write("mended", "");
        await ComputeAsync("[1]");
        var progress = new KeptProgress();

        await ComputeAsync("[1, 9]", progress: progress, explains: true);

        string[] said = [.. progress.Said.Where(line => line.Contains("is not in the store: ", StringComparison.Ordinal))];
        Assert.Equal(3, said.Length);
        Assert.All(said, line => Assert.StartsWith("seed=9, n0", line, StringComparison.Ordinal));
    }

    private Task<SweepRuns> PrepareAsync(string seeds = "[1, 2]") => SweepRuns.PrepareAsync(
        SweepPlan.Of(SweepFile.Parse($"study = \"multiprog\"\nseeds = {seeds}\n[sweep]\nn = \"1..3\"\n", "x.toml")),
        Store,
        (_, _) => Task.FromResult(_guests.Host),
        new KeptProgress(),
        TestContext.Current.CancellationToken);

    private async Task<bool> ComputeAsync(string seeds = "[1, 2]", KeptProgress? progress = null, bool isFresh = false, bool explains = false)
    {
        SweepRuns runs = await PrepareAsync(seeds);
        return await new LocalExecutor(new StoreUse(Store, isFresh, explains), jobs: 2).ComputeAsync(
            new SweepWork(runs, RunPrice.Of(runs)), progress ?? new KeptProgress(), TestContext.Current.CancellationToken);
    }
}
