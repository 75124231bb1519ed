// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Tests.Guest;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Running;

/// <summary>What is too large to be a part of an outcome, in the store.</summary>
public sealed class LargeFileTests : IDisposable
{
    private const string Name = "faults.bin";

    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;

    public LargeFileTests() => _store = new RunStore(_scratch["store"]);

    private string Entry => _store.FolderOf(Stores.Name(1));

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void It_is_a_file_of_the_entry()
    {
        Assert.Equal(new RunWriting(true, null), Write([1, 2, 3]));

        RunOutcome found = Assert.IsType<FoundRun>(_store.TryRead(Stores.Name(1))).Run.Outcome;

        Assert.True(found.IsSameAs(Outcome([1, 2, 3])));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(Entry, Name)));
        Assert.Equal(["SHA256SUMS", "entry.json", Name, "inputs.json", "outcome.zip"], Stores.Content(Entry));
        Assert.Equal("", Tool.Run("sh", ["-c", "cd \"$0\" && sha256sum --check --strict --quiet SHA256SUMS", Entry]));
    }

    [Fact]
    public void It_stays_readable_when_the_entry_is_collected()
    {
        Write([4, 5]);
        RunOutcome found = Assert.IsType<FoundRun>(_store.TryRead(Stores.Name(1))).Run.Outcome;
        Directory.Delete(Entry, recursive: true);

        using Stream content = found.Files[Name].Open();

        Assert.Equal(4, content.ReadByte());
    }

    [Fact]
    public void Damage_in_it_is_found()
    {
        Write([1, 2, 3]);
        File.WriteAllBytes(Path.Combine(Entry, Name), [1, 2, 4]);

        Assert.Equal(Path.Combine(Entry, Name), Assert.IsType<DamagedRun>(_store.TryRead(Stores.Name(1))).File);

        Write([1, 2, 3]);
        File.Delete(Path.Combine(Entry, Name));

        Assert.Equal("it is missing", Assert.IsType<DamagedRun>(_store.TryRead(Stores.Name(1))).What);
    }

    [Fact]
    public void Another_file_is_another_outcome()
    {
        Write([1, 2, 3]);

        Assert.Contains("another outcome", Write([1, 2, 4]).Warning, StringComparison.Ordinal);
        Assert.Contains("another outcome", _store.TryWrite(MadeRun.Inputs(1), MadeRun.Outcome(1), MadeRun.Told(1)).Warning, StringComparison.Ordinal);
        Assert.Null(Write([1, 2, 3]).Warning);
    }

    [Fact]
    public void Its_name_is_no_path() =>
        Assert.Throws<ArgumentException>(() => MadeRun.Outcome(1).With(new Dictionary<string, FileSlice> { ["a/b"] = Slice([1]) }));

    private RunWriting Write(byte[] content) => _store.TryWrite(MadeRun.Inputs(1), Outcome(content), MadeRun.Told(1));

    private RunOutcome Outcome(byte[] content) => MadeRun.Outcome(1).With(new Dictionary<string, FileSlice> { [Name] = Slice(content) });

    private FileSlice Slice(byte[] content)
    {
        string path = _scratch[Guid.NewGuid().ToString("N")];
        File.WriteAllBytes(path, content);
        return FileSlice.Of(path);
    }
}
