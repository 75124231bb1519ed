// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunComputerTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private RunStore Store => new(_scratch["store"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Runs_are_in_the_store_afterwards_and_are_computed_once()
    {
        using var runs = new ReplayedRuns();
        NamedRun[] named = runs.Named("n1", "n2", "n3");

        ComputedRuns first = await ComputeAsync(named[..2]);
        ComputedRuns second = await ComputeAsync(named);

        Assert.Equal((2, 0), (first.Computed, first.FromStore));
        Assert.Equal((1, 2), (second.Computed, second.FromStore));
        Assert.Equal(["n1", "n2", "n3"], runs.Boots.Order());
        Assert.All(named, run => Assert.True(Store.Contains(run.Name)));
        Assert.Equal(named.Select(run => run.Name).Order(), Store.Names().Order());
    }

    [Fact]
    public async Task A_run_that_fails_by_itself_is_noted_and_the_others_go_on()
    {
        using var runs = new ReplayedRuns($"[ \"$run\" != n2 ] || [ -e '{_scratch["mended"]}' ] || {{ echo broken >&2; exit 1; }}");
        NamedRun[] named = runs.Named("n1", "n2", "n3");
        var progress = new KeptProgress();

        ComputedRuns done = await new RunComputer(new StoreUse(Store), progress).ComputeAsync(named, 1, Token);

        FailedRun failed = Assert.Single(done.Failed);
        Assert.Equal((2, "n2", failed.Why), (done.Computed, failed.Run, Store.Failures.Find(named[1].Name)?.Why));
        Assert.Contains(failed.Why, progress.Said);
        Assert.Equal([named[1].Name], Store.Failures.Names());

        _scratch.Write("mended", "");
        Assert.Empty((await ComputeAsync(named)).Failed);
        Assert.Null(Store.Failures.Find(named[1].Name));
    }

    [Fact]
    public async Task A_store_that_can_t_keep_what_was_computed_ends_it()
    {
        using var runs = new ReplayedRuns();
        _scratch.Write("store", "a file where the store would be");

        Mp3Exception refused = await Assert.ThrowsAsync<Mp3Exception>(() => ComputeAsync(runs.Named("n1", "n2", "n3")));

        Assert.Equal(ExitCode.Failed, refused.ExitCode);
        Assert.Contains("can't be kept", refused.Message, StringComparison.Ordinal);
        Assert.Single(runs.Boots);
    }

    [Fact]
    public async Task Runs_are_asked_for_as_guests_end()
    {
        using var runs = new ReplayedRuns();
        NamedRun[] named = runs.Named("n1", "n2", "n3");
        List<int> bootsWhenAsked = [];

        _ = await ComputeAsync(named.Select(run =>
        {
            bootsWhenAsked.Add(runs.Boots.Count);
            return run;
        }));

        Assert.Equal([0, 1, 2], bootsWhenAsked);
    }

    private Task<ComputedRuns> ComputeAsync(IEnumerable<NamedRun> runs) =>
        new RunComputer(new StoreUse(Store), new KeptProgress()).ComputeAsync(runs, 1, Token);
}
