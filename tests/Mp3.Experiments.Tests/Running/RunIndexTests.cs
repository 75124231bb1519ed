// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Running.Index;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunIndexTests : IDisposable
{
    private static readonly DateTime Stamp = new(2026, 11, 28, 0, 0, 0, DateTimeKind.Utc);

    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;

    public RunIndexTests() => _store = new RunStore(_scratch["store"]);

    private string IndexFolder => _scratch["store/v1/index"];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_store_that_is_not_there_has_no_lines_and_stays_so()
    {
        Assert.Empty(_store.Index.Lines(out string? warning));

        Assert.Null(warning);
        Assert.False(Directory.Exists(_store.Root));
    }

    [Fact]
    public void A_line_says_what_the_entry_says()
    {
        _store.WriteAll(Enumerable.Range(0, 30));

        IReadOnlyList<RunLine> lines = _store.Index.Lines();

        Assert.Equal(Enumerable.Range(0, 30).Select(Stores.Name).Order(), lines.Select(line => line.Name));
        RunLine line = lines.Single(each => each.Name == Stores.Name(7));
        StoredRun run = Assert.IsType<FoundRun>(_store.TryRead(Stores.Name(7))).Run;
        Assert.Equal(
            ("multiprog", "n07", 11.5, 10.25, run.StoredUtc, true),
            (line.Study, line.Run, line.WallSeconds, line.CpuSeconds, line.StoredUtc, line.IsReadable));
        Assert.Equal(Directory.GetFiles(_store.FolderOf(line.Name)).Sum(file => new FileInfo(file).Length), line.Bytes);
    }

    /// <summary>To write a large one anew with each run would cost more than the run.</summary>
    [Fact]
    public void The_file_of_a_shard_with_many_runs_is_left_to_the_next_look()
    {
        byte[] large = new byte[70_000];
        string file = Path.Combine(IndexFolder, $"{Stores.Name(1)}"[..2]);
        Directory.CreateDirectory(IndexFolder);
        File.WriteAllBytes(file, large);

        _store.WriteAll(1);

        Assert.Equal(large.Length, new FileInfo(file).Length);
        Assert.Equal(Stores.Name(1), Assert.Single(_store.Index.Lines()).Name);
        Assert.NotEqual(large.Length, new FileInfo(file).Length);
    }

    /// <summary>If it opened the entries it would see that they can't be read.</summary>
    [Fact]
    public void A_shard_that_did_not_change_is_not_read_again()
    {
        _store.WriteAll(Enumerable.Range(0, 30));
        RunLine[] before = [.. _store.Index.Lines()];
        Assert.All(before, line => File.WriteAllText(Path.Combine(_store.FolderOf(line.Name), "entry.json"), "{"));

        Assert.All(_store.Index.Lines(), line => Assert.True(line.IsReadable));
    }

    [Fact]
    public void What_came_and_went_by_other_hands_is_noticed()
    {
        _store.WriteAll(Enumerable.Range(0, 30));
        _ = _store.Index.Lines();
        Directory.Delete(_store.FolderOf(Stores.Name(3)), recursive: true);
        string other = _scratch["other"];
        new RunStore(other).WriteAll(99);
        Directory.CreateDirectory(Path.GetDirectoryName(_store.FolderOf(Stores.Name(99)))!);
        Directory.Move(new RunStore(other).FolderOf(Stores.Name(99)), _store.FolderOf(Stores.Name(99)));

        Assert.Equal(
            Enumerable.Range(0, 30).Except([3]).Append(99).Select(Stores.Name).Order(),
            _store.Index.Lines().Select(line => line.Name));
    }

    /// <summary>A folder's time stamp is coarse: two changes may share one.</summary>
    [Fact]
    public void An_entry_that_came_within_a_tick_of_the_clock_is_noticed()
    {
        int[] numbers = TwoOfOneShard();
        string shard = Path.GetDirectoryName(_store.FolderOf(Stores.Name(numbers[0])))!;
        _store.WriteAll(numbers[0]);
        Directory.SetLastWriteTimeUtc(shard, Stamp);
        Assert.Single(_store.Index.Lines());
        new RunStore(_scratch["other"]).WriteAll(numbers[1]);
        Directory.Move(new RunStore(_scratch["other"]).FolderOf(Stores.Name(numbers[1])), _store.FolderOf(Stores.Name(numbers[1])));
        Directory.SetLastWriteTimeUtc(shard, Stamp);

        Assert.Equal(2, _store.Index.Lines().Count);
    }

    [Fact]
    public void An_entry_that_was_replaced_has_a_new_line()
    {
        _store.WriteAll(1);
        _ = _store.Index.Lines();
        Directory.Delete(_store.FolderOf(Stores.Name(1)), recursive: true);
        _ = _store.TryWrite(MadeRun.Inputs(1), MadeRun.Outcome(1), MadeRun.Told(1) with { Study = "another" });

        Assert.Equal("another", Assert.Single(_store.Index.Lines()).Study);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense that is longer than a digest and is not the digest of anything at all")]
    public void An_index_that_is_damaged_is_made_anew(string content)
    {
        _store.WriteAll(Enumerable.Range(0, 5));
        string[] files = Directory.GetFiles(IndexFolder);
        Assert.All(files, file => File.WriteAllText(file, content));

        Assert.Equal(5, _store.Index.Lines().Count(line => line.IsReadable));
        Assert.All(files, file => Assert.NotNull(ShardFile.Parse(File.ReadAllBytes(file))));
    }

    [Fact]
    public void A_file_of_the_index_is_whole_or_none()
    {
        _store.WriteAll(1);
        byte[] whole = File.ReadAllBytes(Assert.Single(Directory.GetFiles(IndexFolder)));

        Assert.NotNull(ShardFile.Parse(whole));
        Assert.All(Enumerable.Range(0, whole.Length), i =>
        {
            byte[] flipped = [.. whole];
            flipped[i] ^= 4;
            Assert.Null(ShardFile.Parse(flipped));
            Assert.Null(ShardFile.Parse(whole[..i]));
        });
    }

    [Fact]
    public void The_index_can_be_deleted_at_any_time()
    {
        _store.WriteAll(Enumerable.Range(0, 5));
        Directory.Delete(IndexFolder, recursive: true);

        Assert.Equal(5, _store.Index.Lines().Count(line => line.IsReadable));
        Assert.NotEmpty(Directory.GetFiles(IndexFolder));
    }

    [Fact]
    public void An_entry_that_can_t_be_read_is_listed_as_such()
    {
        _store.WriteAll(1, 2);
        Directory.Delete(IndexFolder, recursive: true);
        File.Delete(Path.Combine(_store.FolderOf(Stores.Name(1)), "entry.json"));

        Assert.Equal([false, true], _store.Index.Lines().Select(line => line.IsReadable).Order());
    }

    [Fact]
    public void No_outcome_is_taken_on_its_word()
    {
        _store.WriteAll(1);
        Directory.Delete(_store.FolderOf(Stores.Name(1)), recursive: true);

        Assert.IsType<MissingRun>(_store.TryRead(Stores.Name(1)));
    }

    [Fact]
    public async Task Several_writers_at_once_lose_no_line()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 60), TestContext.Current.CancellationToken, (number, _) =>
        {
            new RunStore(_store.Root).WriteAll(number);
            return ValueTask.CompletedTask;
        });

        Assert.Equal(Enumerable.Range(0, 60).Select(Stores.Name).Order(), _store.Index.Lines().Select(line => line.Name));
    }

    private static int[] TwoOfOneShard() => [.. Enumerable.Range(0, 1000).GroupBy(number => $"{Stores.Name(number)}"[..2]).First(group => group.Count() > 1).Take(2)];
}
