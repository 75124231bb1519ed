// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunCollectorTests : IDisposable
{
    private static readonly DateTime Now = new(2026, 11, 28, 0, 0, 0, DateTimeKind.Utc);

    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;

    /// <summary>Run 0 was used just now, run 1 a day ago, and so on.</summary>
    public RunCollectorTests()
    {
        _store = new RunStore(_scratch["store"]);
        _store.WriteAll(0, 1, 2, 3, 4);
        Assert.All(Enumerable.Range(0, 5), number => Directory.SetLastWriteTimeUtc(_store.FolderOf(Stores.Name(number)), Now.AddDays(-number)));
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_is_older_goes_the_oldest_first()
    {
        RunsCollected done = new RunCollector(TimeSpan.FromDays(2.5), null).Collect(_store, Now, dryRun: false);

        Assert.Equal([4, 3], done.Removed.Select(Number));
        AssertLeft(0, 1, 2);
        Assert.Equal((3, Size(0, 1, 2), null), (done.KeptCount, done.KeptBytes, done.Warning));
    }

    [Fact]
    public void What_is_too_much_goes_least_recently_used_first()
    {
        RunsCollected done = new RunCollector(null, Size(0, 1)).Collect(_store, Now, dryRun: false);

        Assert.Equal([4, 3, 2], done.Removed.Select(Number));
        AssertLeft(0, 1);
    }

    [Fact]
    public void A_byte_less_to_keep_costs_one_more()
    {
        _ = new RunCollector(null, Size(0, 1) - 1).Collect(_store, Now, dryRun: false);

        AssertLeft(0);
    }

    [Fact]
    public void To_read_a_run_is_to_keep_it()
    {
        _ = _store.TryRead(Stores.Name(4));

        _ = new RunCollector(null, Size(0, 4)).Collect(_store, Now, dryRun: false);

        AssertLeft(0, 4);
    }

    [Fact]
    public void A_dry_run_removes_nothing_and_says_the_same()
    {
        string[] before = Stores.Content(_store.Root);
        var collector = new RunCollector(TimeSpan.FromDays(3.5), Size(0, 1));

        RunsCollected dry = collector.Collect(_store, Now, dryRun: true);

        Assert.Equal(before, Stores.Content(_store.Root));
        RunsCollected wet = collector.Collect(_store, Now, dryRun: false);
        Assert.Equal(wet.Removed, dry.Removed);
        Assert.Equal((wet.KeptCount, wet.KeptBytes), (dry.KeptCount, dry.KeptBytes));
    }

    [Fact]
    public void A_run_in_use_stays()
    {
        using RunLock? held = RunLock.TryTake(_store, Stores.Name(3));

        RunsCollected done = new RunCollector(TimeSpan.Zero, 0).Collect(_store, Now.AddDays(1), dryRun: false);

        AssertLeft(3);
        Assert.Equal(1, done.KeptCount);
    }

    [Fact]
    public void Nothing_is_left_of_what_went()
    {
        _ = new RunCollector(TimeSpan.Zero, null).Collect(_store, Now.AddDays(1), dryRun: false);

        Assert.DoesNotContain(Directory.GetFiles(_store.Root, "*", SearchOption.AllDirectories), file => !file.Contains("/index/", StringComparison.Ordinal));
        Assert.Empty(_store.Index.Lines());
    }

    [Fact]
    public void What_was_put_aside_goes_too()
    {
        File.WriteAllText(Path.Combine(_store.FolderOf(Stores.Name(1)), "outcome.zip"), "");
        string aside = Assert.IsType<DamagedRun>(_store.TryRead(Stores.Name(1))).PutAside!;
        Directory.SetLastWriteTimeUtc(aside, Now.AddDays(-9));

        RunsCollected done = new RunCollector(TimeSpan.FromDays(8), null).Collect(_store, Now, dryRun: false);

        Assert.True(Assert.Single(done.Removed).WasDamaged);
        Assert.False(Directory.Exists(aside));
        AssertLeft(0, 2, 3, 4);
    }

    [Fact]
    public void Locks_and_left_overs_of_killed_processes_are_cleaned_up()
    {
        _scratch.Write($"store/v1/locks/{Stores.Name(1)}", "");
        _scratch.Write("store/v1/incomplete/dead/inputs.json", "");
        using RunLock? held = RunLock.TryTake(_store, Stores.Name(2));

        _ = new RunCollector(TimeSpan.FromDays(9), null).Collect(_store, Now, dryRun: false);

        Assert.Equal([$"{Stores.Name(2)}"], Stores.Content(_store.Layout.Locks));
        Assert.Empty(Stores.Content(_store.Layout.Incomplete));
    }

    private long Size(params int[] numbers) => _store.Index.Lines().Where(line => numbers.Select(Stores.Name).Contains(line.Name)).Sum(line => line.Bytes);

    private void AssertLeft(params int[] numbers) =>
        Assert.Equal(numbers.Select(Stores.Name).Order(), _store.Matching(""));

    private static int Number(RemovedRun run) => Enumerable.Range(0, 5).Single(number => Stores.Name(number) == run.Name);
}
