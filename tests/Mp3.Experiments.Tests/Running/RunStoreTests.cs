// SPDX-License-Identifier: MIT

using Microsoft.Extensions.Time.Testing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Running.Storage;
using Mp3.Experiments.Tests.Guest;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunStoreTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;

    public RunStoreTests() => _store = new RunStore(_scratch["store"]);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_was_stored_is_found_by_its_inputs()
    {
        Assert.IsType<MissingRun>(_store.TryRead(Stores.Name(1)));
        _store.WriteAll(1, 2);

        _store.AssertHas(1);
        _store.AssertHas(2);
        Assert.IsType<MissingRun>(_store.TryRead(Stores.Name(3)));
    }

    [Fact]
    public void Facts_are_told_with_it()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 22, 0, 0, TimeSpan.Zero));
        new RunStore(_store.Root, time, _ => { }).WriteAll(7);

        StoredRun run = Assert.IsType<FoundRun>(_store.TryRead(Stores.Name(7))).Run;

        Assert.Equal(("multiprog", "n07", 11.5, 10.25, "made up"), (run.Notes.Study, run.Notes.Run, run.Notes.WallSeconds, run.Notes.CpuSeconds, run.Notes.Host["cpu"]));
        Assert.Equal((time.GetUtcNow().UtcDateTime, "0.1.0"), (run.StoredUtc, run.Mp3Version));
    }

    /// <summary>The layout that docs/runs.md describes, checked by programs that know nothing of this one.</summary>
    [Fact]
    public void Other_programs_can_verify_an_entry()
    {
        _store.WriteAll(1);
        string name = $"{Stores.Name(1)}";
        string entry = _scratch[$"store/v1/{name[..2]}/{name}"];

        Assert.Equal(["SHA256SUMS", "entry.json", "inputs.json", "outcome.zip"], Stores.Content(entry));
        Assert.StartsWith($"{name}  ", Tool.Run("sha256sum", [Path.Combine(entry, "inputs.json")]), StringComparison.Ordinal);
        Assert.Equal("", Tool.Run("sh", ["-c", "cd \"$0\" && sha256sum --check --strict --quiet SHA256SUMS", entry]));
    }

    [Fact]
    public void The_store_is_for_its_owner_alone()
    {
        _store.WriteAll(1);

        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.All([_store.Root, .. Stores.Content(_store.Root).Select(path => Path.Combine(_store.Root, path))], path =>
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & others));
    }

    [Fact]
    public void A_store_that_was_opened_to_a_group_is_open_in_all_its_parts()
    {
        const UnixFileMode shared = UnixFileMode.SetGroup | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;
        Directory.CreateDirectory(_store.Root);
        File.SetUnixFileMode(_store.Root, shared);

        _store.WriteAll(1);

        string entry = _store.FolderOf(Stores.Name(1));
        Assert.Equal(shared, File.GetUnixFileMode(entry));
        Assert.Equal(shared, File.GetUnixFileMode(Path.GetDirectoryName(entry)!));
        Assert.All(Directory.GetFiles(entry), file =>
            Assert.Equal(UnixFileMode.GroupRead | UnixFileMode.GroupWrite, File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite)));
    }

    [Fact]
    public void Nothing_but_the_entry_and_its_index_is_left()
    {
        _store.WriteAll(1);
        string name = $"{Stores.Name(1)}";

        Assert.Equal(
            [name[..2], $"{name[..2]}/{name}", "incomplete", "index", $"index/{name[..2]}"],
            Stores.Content(_scratch["store/v1"]).Where(path => !path.StartsWith($"{name[..2]}/{name}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void To_store_it_again_changes_nothing()
    {
        _store.WriteAll(1);
        DateTime stored = Assert.IsType<FoundRun>(_store.TryRead(Stores.Name(1))).Run.StoredUtc;

        _store.WriteAll(1);

        Assert.Equal(stored, Assert.IsType<FoundRun>(_store.TryRead(Stores.Name(1))).Run.StoredUtc);
    }

    /// <summary>Then something that decides the outcome is no input, which a person must know.</summary>
    [Fact]
    public void Another_outcome_of_the_same_inputs_is_said_and_not_kept()
    {
        _store.WriteAll(1);

        RunWriting writing = _store.TryWrite(MadeRun.Inputs(1), MadeRun.Outcome(2), MadeRun.Told(1));

        Assert.False(writing.IsStored);
        Assert.Contains("another outcome", writing.Warning, StringComparison.Ordinal);
        _store.AssertHas(1);
    }

    [Fact]
    public void To_read_a_run_is_to_use_it_and_to_verify_it_is_not()
    {
        _store.WriteAll(1, 2);
        DateTime longAgo = new(2011, 12, 1, 0, 0, 0, DateTimeKind.Utc);
        Assert.All((int[])[1, 2], number => Directory.SetLastWriteTimeUtc(_store.FolderOf(Stores.Name(number)), longAgo));

        _ = _store.TryRead(Stores.Name(1));
        _ = _store.TryVerify(Stores.Name(2));

        Assert.NotEqual(longAgo, Directory.GetLastWriteTimeUtc(_store.FolderOf(Stores.Name(1))));
        Assert.Equal(longAgo, Directory.GetLastWriteTimeUtc(_store.FolderOf(Stores.Name(2))));
    }

    /// <summary>Every byte of every file, one at a time; then files that are shorter, longer, missing or something else.</summary>
    [Theory]
    [InlineData("SHA256SUMS")]
    [InlineData("inputs.json")]
    [InlineData("entry.json")]
    [InlineData("outcome.zip")]
    public void Damage_of_any_byte_is_noticed_named_and_put_aside(string file)
    {
        RunOutcome small = RunOutcome.Of(("report.json", "{}"u8.ToArray()));
        RunName name = MadeRun.Inputs(1).Name;
        _ = _store.TryWrite(MadeRun.Inputs(1), small, MadeRun.Told(1));
        string path = Path.Combine(_store.FolderOf(name), file);
        byte[] whole = File.ReadAllBytes(path);
        IEnumerable<byte[]> broken =
        [
            .. Enumerable.Range(0, whole.Length).Select(i => (byte[])[.. whole[..i], (byte)(whole[i] ^ (1 << (i % 8))), .. whole[(i + 1)..]]),
            [], whole[..^1], [.. whole, (byte)'\n'], new byte[whole.Length],
        ];
        foreach (byte[] content in broken)
        {
            File.WriteAllBytes(path, content);

            DamagedRun damaged = Assert.IsType<DamagedRun>(_store.TryRead(name));

            Assert.NotEqual("", damaged.What);
            Assert.Equal(_scratch[$"store/v1/damaged/{name}-1"], damaged.PutAside);
            Assert.IsType<MissingRun>(_store.TryRead(name));
            File.WriteAllBytes(Path.Combine(damaged.PutAside!, file), whole);
            Directory.Move(damaged.PutAside!, _store.FolderOf(name));
        }

        Assert.IsType<FoundRun>(_store.TryRead(name));
    }

    [Theory]
    [InlineData("SHA256SUMS", "it is missing")]
    [InlineData("inputs.json", "it is missing")]
    [InlineData("entry.json", "it is missing")]
    [InlineData("outcome.zip", "it is missing")]
    public void A_file_that_is_missing_is_named_and_the_run_stored_anew(string file, string what)
    {
        _store.WriteAll(1);
        string path = Path.Combine(_store.FolderOf(Stores.Name(1)), file);
        File.Delete(path);

        DamagedRun damaged = Assert.IsType<DamagedRun>(_store.TryRead(Stores.Name(1)));
        _store.WriteAll(1);

        Assert.Equal((path, what), (damaged.File, damaged.What));
        _store.AssertHas(1);
    }

    [Fact]
    public void A_folder_where_a_file_should_be_is_damage()
    {
        _store.WriteAll(1);
        string path = Path.Combine(_store.FolderOf(Stores.Name(1)), "outcome.zip");
        File.Delete(path);
        Directory.CreateDirectory(path);

        Assert.Equal((path, "it is a folder"), Assert.IsType<DamagedRun>(_store.TryRead(Stores.Name(1))) is var damaged ? (damaged.File, damaged.What) : default);
    }

    /// <summary>Whole by its digests, but not what its name says.</summary>
    [Fact]
    public void The_entry_of_another_run_is_not_taken()
    {
        _store.WriteAll(1);
        Directory.CreateDirectory(Path.GetDirectoryName(_store.FolderOf(Stores.Name(2)))!);
        Directory.Move(_store.FolderOf(Stores.Name(1)), _store.FolderOf(Stores.Name(2)));

        DamagedRun damaged = Assert.IsType<DamagedRun>(_store.TryRead(Stores.Name(2)));

        Assert.Equal($"these are the inputs of run {Stores.Name(1).Abbreviated}, not of {Stores.Name(2).Abbreviated}", damaged.What);
    }

    [Fact]
    public void An_entry_that_is_damaged_is_replaced_when_it_is_stored_again()
    {
        _store.WriteAll(1);
        File.WriteAllText(Path.Combine(_store.FolderOf(Stores.Name(1)), "outcome.zip"), "");

        _store.WriteAll(1);

        _store.AssertHas(1);
        Assert.Single(Directory.GetDirectories(_scratch["store/v1/damaged"]));
    }

    /// <summary>A newer version may tell more; this one must not take that for damage.</summary>
    [Fact]
    public void Facts_that_this_version_does_not_know_are_passed_over()
    {
        _store.WriteAll(1);
        string folder = _store.FolderOf(Stores.Name(1));
        string entry = Path.Combine(folder, "entry.json");
        File.WriteAllText(entry, File.ReadAllText(entry).Replace("{\n  \"stored_utc\"", "{\n  \"more\": [1],\n  \"stored_utc\"", StringComparison.Ordinal));
        string[] names = ["inputs.json", "outcome.zip", "entry.json"];
        File.WriteAllBytes(Path.Combine(folder, "SHA256SUMS"), Checksums.Of(names.Select(name => (name, Digest.Of(File.ReadAllBytes(Path.Combine(folder, name)))))));

        _store.AssertHas(1);
        Assert.Contains("\"more\"", File.ReadAllText(entry), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_is_a_file_is_a_warning()
    {
        File.WriteAllText(_store.Root, "");

        RunWriting writing = _store.Write(1);

        Assert.False(writing.IsStored);
        Assert.StartsWith($"run {Stores.Name(1).Abbreviated} is not kept: cannot write to the store {_store.Root}: ", writing.Warning, StringComparison.Ordinal);
        Assert.IsType<MissingRun>(_store.TryRead(Stores.Name(1)));
    }

    [Fact]
    public void Names_are_found_by_their_beginning()
    {
        _store.WriteAll(Enumerable.Range(1, 20));
        string name = $"{Stores.Name(5)}";

        Assert.All((string[])[name[..1], name[..2], name[..3], name[..12], name], prefix => Assert.Contains(Stores.Name(5), _store.Matching(prefix)));
        Assert.Equal(20, _store.Matching("").Count());
        Assert.Empty(_store.Matching(name[..^1] + (name[^1] == '0' ? '1' : '0')));
    }

    [Fact]
    public void Left_overs_that_nobody_holds_are_deleted_now_and_then_and_others_stay()
    {
        var time = new FakeTimeProvider();
        var store = new RunStore(_store.Root, time, _ => { });
        store.WriteAll(1);
        string incomplete = _scratch["store/v1/incomplete"];
        _scratch.Write("store/v1/incomplete/dead/inputs.json", "{");
        _scratch.Write("store/v1/incomplete/dead.lock", "");
        _scratch.Write("store/v1/incomplete/file", "");
        using var draft = EntryDraft.Create(_store.Layout);
        Directory.CreateDirectory(draft.Path);

        store.WriteAll(2);
        Assert.Contains("dead", Stores.Content(incomplete));
        time.Advance(TimeSpan.FromMinutes(2));
        store.WriteAll(3);

        Assert.Equal([Path.GetFileName(draft.Path), Path.GetFileName(draft.Path) + ".lock"], Stores.Content(incomplete));
    }
}
