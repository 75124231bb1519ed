// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Tests.Running;

namespace Mp3.Experiments.Tests.Slurm;

public sealed class OutstandingRunsTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;

    public OutstandingRunsTests() => _store = new RunStore(_scratch["store"]);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_comes_to_the_store_is_counted_once()
    {
        _store.WriteAll(1, 2);
        var runs = new OutstandingRuns(_store.Layout, Enumerable.Range(1, 5).Select(Stores.Name));
        Assert.Equal(5, runs.Count);

        Assert.Equal(2, runs.Look());
        Assert.Equal(0, runs.Look());
        _store.WriteAll(3, 99);

        Assert.Equal(1, runs.Look());
        Assert.Equal(2, runs.Count);
        Assert.False(runs.Contains(Stores.Name(3)));
        Assert.True(runs.Contains(Stores.Name(4)));
    }

    [Fact]
    public void One_that_will_not_come_is_taken_out()
    {
        var runs = new OutstandingRuns(_store.Layout, [Stores.Name(1), Stores.Name(2), Stores.Name(2)]);

        runs.Remove(Stores.Name(1));
        runs.Remove(Stores.Name(1));

        Assert.Equal(1, runs.Count);
    }

    [Fact]
    public void Where_there_is_no_store_yet_nothing_has_come() =>
        Assert.Equal(0, new OutstandingRuns(_store.Layout, [Stores.Name(1)]).Look());
}
