// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running.Index;
using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Running;

/// <summary>
/// What is in the store, without opening each entry: a file for each shard remembers the lines of its entries. It is
/// a cache. Entries that came, went or were replaced are noticed by name and time stamp at every look, and no outcome
/// is ever taken on its word. Of several writers the last one's file stays, and the next look adds what it lacks.
/// </summary>
public sealed class RunIndex
{
    /// <summary>A file of some 130 runs.</summary>
    private const int SmallBytes = 64 * 1024;

    private readonly StoreLayout _layout;

    internal RunIndex(StoreLayout layout) => _layout = layout;

    /// <summary>All entries, in the order of their names. What can't be read is left out.</summary>
    public IReadOnlyList<RunLine> Lines() => Lines(out _);

    /// <summary>The same.</summary>
    /// <param name="warning">What could not be read, one line; null: all was.</param>
    public IReadOnlyList<RunLine> Lines(out string? warning)
    {
        var shards = new (IReadOnlyList<RunLine> Lines, string? Warning)[StoreLayout.Shards.Count];
        Parallel.For(0, shards.Length, i => shards[i] = Look(StoreLayout.Shards[i]));
        warning = shards.Select(shard => shard.Warning).FirstOrDefault(each => each is not null);
        return [.. shards.SelectMany(shard => shard.Lines)];
    }

    /// <summary>
    /// Brings the file of one shard up to date, if it can be written and is small. With a million runs to write it anew
    /// for each would be far more than to write the runs; the next look does it for all of them.
    /// </summary>
    internal void Update(string shard)
    {
        var file = new FileInfo(Path.Combine(_layout.Index, shard));
        if (!file.Exists || file.Length <= SmallBytes)
        {
            _ = Look(shard);
        }
    }

    private (IReadOnlyList<RunLine> Lines, string? Warning) Look(string shard)
    {
        string folder = _layout.Shard(shard);
        try
        {
            if (!Directory.Exists(folder))
            {
                return ([], null);
            }

            // The stamp first: what comes while the names are read changes it.
            long ticks = Directory.GetLastWriteTimeUtc(folder).Ticks;
            RunName[] names = [.. Names(folder)];
            string path = Path.Combine(_layout.Index, shard);
            ShardFile? kept = File.Exists(path) ? ShardFile.Parse(File.ReadAllBytes(path)) : null;
            if (kept is not null && kept.FolderTicks == ticks && kept.Lines.Select(line => line.Name).SequenceEqual(names))
            {
                return (kept.Lines, null);
            }

            var made = new ShardFile(ticks, Merge(folder, names, kept));
            TryWrite(path, made);
            return (made.Lines, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], $"cannot read {folder}: {ResultErrors.InWords(e)}");
        }
    }

    /// <summary>The entries of a shard, in the order of their names; without an object for each that the file system has.</summary>
    internal static IEnumerable<RunName> Names(string shardFolder) =>
        StoreLayout.NamesIn(shardFolder, areFolders: true).Order();

    private static List<RunLine> Merge(string folder, RunName[] names, ShardFile? kept)
    {
        Dictionary<RunName, RunLine> known = kept?.Lines.ToDictionary(line => line.Name) ?? [];
        var lines = new List<RunLine>(names.Length);
        foreach (RunName name in names)
        {
            string entry = Path.Combine(folder, name.ToString());
            try
            {
                bool isKnown = known.TryGetValue(name, out RunLine? line) && line.NotesTicks == EntryLine.NotesTicks(entry);
                lines.Add(isKnown ? line! : EntryLine.Of(entry, name));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It went meanwhile, or is another user's.
            }
        }

        return lines;
    }

    private void TryWrite(string path, ShardFile file)
    {
        try
        {
            _layout.Make(_layout.Index);
            using var draft = EntryDraft.Create(_layout);
            File.WriteAllBytes(draft.Path, file.ToBytes());
            _layout.Share(draft.Path);
            File.Move(draft.Path, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A read-only store, or a full one: the next look does the work again.
        }
    }
}
