// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Running;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunLockTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;

    public RunLockTests() => _store = new RunStore(_scratch["store"]);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task One_at_a_time_has_it_and_it_leaves_no_file()
    {
        RunLock first = (await RunLock.TakeAsync(_store, Stores.Name(1), cancellation: TestContext.Current.CancellationToken))!;

        Assert.Null(first.Warning);
        Assert.Null(RunLock.TryTake(_store, Stores.Name(1)));
        using (RunLock? other = RunLock.TryTake(_store, Stores.Name(2)))
        {
            Assert.NotNull(other);
        }

        first.Dispose();
        Assert.Empty(Stores.Content(_store.Layout.Locks));
        using RunLock? second = RunLock.TryTake(_store, Stores.Name(1));
        Assert.NotNull(second);
    }

    [Fact]
    public async Task Who_waits_gets_it_when_it_is_free()
    {
        RunLock first = RunLock.TryTake(_store, Stores.Name(1))!;
        int told = 0;
        Task<RunLock?> second = RunLock.TakeAsync(
            _store, Stores.Name(1), waits: () => told++, cancellation: TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        Assert.Equal(1, told);

        first.Dispose();
        await Wait.ForAsync(second, "the lock");

        Assert.NotNull(await second);
        (await second)!.Dispose();
        Assert.Equal(1, told);
    }

    /// <summary>Although its holder does not let go.</summary>
    [Fact]
    public async Task Who_waits_is_told_when_the_run_is_stored()
    {
        using RunLock? first = RunLock.TryTake(_store, Stores.Name(1));
        Task<RunLock?> second = RunLock.TakeAsync(_store, Stores.Name(1), cancellation: TestContext.Current.CancellationToken);

        _store.WriteAll(1);
        await Wait.ForAsync(second, "the entry");

        Assert.Null(await second);
    }

    [Fact]
    public async Task What_is_stored_needs_no_lock_unless_it_is_wanted()
    {
        _store.WriteAll(1);

        Assert.Null(await RunLock.TakeAsync(_store, Stores.Name(1), cancellation: TestContext.Current.CancellationToken));
        using RunLock? wanted = await RunLock.TakeAsync(_store, Stores.Name(1), evenIfStored: true, cancellation: TestContext.Current.CancellationToken);
        Assert.NotNull(wanted);
    }

    [Fact]
    public async Task The_wait_can_be_ended()
    {
        using RunLock? first = RunLock.TryTake(_store, Stores.Name(1));
        using var stop = new CancellationTokenSource();
        Task<RunLock?> second = RunLock.TakeAsync(_store, Stores.Name(1), cancellation: stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Of_many_in_one_process_one_computes()
    {
        int computed = 0;
        RunObtained[] all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => RunOnce.GetAsync(_store, MadeRun.Inputs(1), async cancellation =>
        {
            Interlocked.Increment(ref computed);
            await Task.Yield();
            return (MadeRun.Outcome(1), MadeRun.Told(1));
        }))));

        Assert.Equal(1, computed);
        Assert.Single(all, run => !run.IsFromStore);
        Assert.All(all, run => Assert.True(run.Outcome.IsSameAs(MadeRun.Outcome(1))));
        Assert.Empty(Stores.Content(_store.Layout.Locks));
    }

    [Fact]
    public async Task Two_processes_that_want_one_run_compute_it_once()
    {
        using Process first = Once();
        await Wait.UntilAsync(() => Computing == 1, "the first one to begin");
        using Process second = Once();
        Assert.Equal("begins", await second.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        File.WriteAllText(_scratch["go"], "");

        Assert.Equal(["computed", "from the store"], Told(first, second));
        Assert.Equal(1, Computing);
    }

    [Fact]
    public async Task When_the_one_that_computes_is_killed_the_one_that_waits_computes()
    {
        using Process first = Once();
        await Wait.UntilAsync(() => Computing == 1, "the first one to begin");
        using Process second = Once();
        first.Kill();
        await Wait.UntilAsync(() => Computing == 2, "the second one to begin");
        File.WriteAllText(_scratch["go"], "");

        Assert.Equal(["computed"], Told(second));
    }

    /// <summary>.NET takes no locks if it is told so, which is what it looks like on a file system without them.</summary>
    [Fact]
    public async Task Without_locks_a_run_is_computed_twice_and_that_is_said()
    {
        using Process first = StoreUser.StartWithoutLocks(_store.Root, "once", "1", _scratch["log"], _scratch["go"]);
        using Process second = StoreUser.StartWithoutLocks(_store.Root, "once", "1", _scratch["log"], _scratch["go"]);
        await Wait.UntilAsync(() => Computing == 2, "both to begin");
        File.WriteAllText(_scratch["go"], "");

        string warning = $"the file system of the store {_store.Root} has no locks: a run may be computed twice";
        Assert.Equal(["computed", "computed", warning, warning], Told(first, second));
        _store.AssertHas(1);
    }

    [Fact]
    public async Task Fresh_computes_although_it_is_stored()
    {
        _store.WriteAll(1);
        RunObtained run = await RunOnce.GetAsync(
            _store, MadeRun.Inputs(1), _ => Task.FromResult((MadeRun.Outcome(1), MadeRun.Told(1))), fresh: true, cancellation: TestContext.Current.CancellationToken);

        Assert.False(run.IsFromStore);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public async Task A_damaged_run_is_computed_anew_and_that_is_said()
    {
        _store.WriteAll(1);
        string file = Path.Combine(_store.FolderOf(Stores.Name(1)), "outcome.zip");
        File.WriteAllText(file, "");

        RunObtained run = await RunOnce.GetAsync(
            _store, MadeRun.Inputs(1), _ => Task.FromResult((MadeRun.Outcome(1), MadeRun.Told(1))), cancellation: TestContext.Current.CancellationToken);

        Assert.False(run.IsFromStore);
        Assert.StartsWith($"run {Stores.Name(1).Abbreviated} is damaged in the store and is computed anew: {file}: ", Assert.Single(run.Warnings), StringComparison.Ordinal);
        _store.AssertHas(1);
    }

    [Fact]
    public async Task What_fails_stores_nothing_and_lets_the_next_one_try()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunOnce.GetAsync(
            _store, MadeRun.Inputs(1), _ => throw new InvalidOperationException(), cancellation: TestContext.Current.CancellationToken));

        Assert.IsType<MissingRun>(_store.TryRead(Stores.Name(1)));
        Assert.Empty(Stores.Content(_store.Layout.Locks));
    }

    private int Computing => Directory.Exists(_scratch["log"]) ? Directory.GetFiles(_scratch["log"]).Length : 0;

    private Process Once() => StoreUser.Start(_store.Root, "once", "1", _scratch["log"], _scratch["go"]);

    private static string[] Told(params Process[] processes) =>
    [
        .. processes.Select(process => Wait.ForOutput(process, "a process that wants the run"))
            .SelectMany(end => end.ExitCode == 0 ? end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line != "begins") : [$"exit code {end.ExitCode}: {end.Error}"])
            .Order(StringComparer.Ordinal),
    ];
}
