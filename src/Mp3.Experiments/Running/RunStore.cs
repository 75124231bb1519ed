// SPDX-License-Identifier: MIT

using System.Reflection;
using Mp3.Experiments.Results;
using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Running;

/// <summary>
/// Outcomes of runs under the names of the runs. Several processes and machines may use one store at once. Nothing
/// that the file system refuses is an exception here: a store that can't be written costs time, never a result.
/// </summary>
public sealed class RunStore
{
    private static readonly string Version =
        typeof(RunStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Action<WriteStep> _done;
    private readonly Lazy<bool> _hasLocks;
    private long _lookedForAbandoned;

    /// <param name="root">The folder of the store, absolute; it need not be there.</param>
    public RunStore(string root)
        : this(root, TimeProvider.System, _ => { })
    {
    }

    /// <param name="root">The folder of the store.</param>
    /// <param name="time">When an entry is stored.</param>
    /// <param name="done">Called after each step of a write: tests die there.</param>
    internal RunStore(string root, TimeProvider time, Action<WriteStep> done)
    {
        Layout = new StoreLayout(root);
        Index = new RunIndex(Layout);
        Failures = new RunFailures(Layout);
        Recipes = new RecipeShelf(Layout);
        _time = time;
        _done = done;
        _hasLocks = new Lazy<bool>(() => FileLock.WorksIn(Layout.Locks), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The folder of the store, absolute.</summary>
    public string Root => Layout.Root;

    /// <summary>What is in the store, for lists.</summary>
    public RunIndex Index { get; }

    internal StoreLayout Layout { get; }

    /// <summary>Runs that failed by themselves.</summary>
    internal RunFailures Failures { get; }

    /// <summary>What computes runs by their names.</summary>
    internal RecipeShelf Recipes { get; }

    /// <summary>Whether a lock in this store keeps others out.</summary>
    internal bool HasLocks => _hasLocks.Value;

    /// <summary>Whether there is an entry of this name; its content is not looked at.</summary>
    public bool Contains(RunName name) => Directory.Exists(Layout.Entry(name));

    /// <summary>All names of entries: for who asks for very many, it takes fewer calls of the file system than to ask for each.</summary>
    /// <exception cref="IOException">The file system refuses, and <see cref="UnauthorizedAccessException"/> likewise.</exception>
    internal IReadOnlySet<RunName> Names() => StoreLayout.Shards.SelectMany(shard => StoreLayout.NamesIn(Layout.Shard(shard), areFolders: true)).ToHashSet();

    /// <summary>The folder of an entry, which need not be there.</summary>
    public string FolderOf(RunName name) => Layout.Entry(name);

    /// <summary>The entries whose names begin with <paramref name="prefix"/>, in their order.</summary>
    /// <exception cref="IOException">The file system refuses, and <see cref="UnauthorizedAccessException"/> likewise.</exception>
    public IEnumerable<RunName> Matching(string prefix) => StoreLayout.Shards
        .Where(shard => shard.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(shard, StringComparison.Ordinal))
        .Select(Layout.Shard)
        .Where(Directory.Exists)
        .SelectMany(RunIndex.Names)
        .Where(name => name.ToString().StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Looks for a run and verifies all of its content. What was read counts as used just now.</summary>
    public RunReading TryRead(RunName name)
    {
        RunReading reading = TryVerify(name);
        if (reading is FoundRun)
        {
            Touch(Layout.Entry(name));
        }

        return reading;
    }

    /// <summary>The same for somebody who has no use for it.</summary>
    public RunReading TryVerify(RunName name)
    {
        string folder = Layout.Entry(name);
        if (!Directory.Exists(folder))
        {
            return MissingRun.Instance;
        }

        try
        {
            return new FoundRun(EntryFiles.Read(folder, name));
        }
        catch (DamageException e)
        {
            return Directory.Exists(folder) ? PutAside(folder, name, e) : MissingRun.Instance;
        }
        catch (DirectoryNotFoundException)
        {
            return MissingRun.Instance;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RefusedRun($"cannot read run {name.Abbreviated} in {Root}: {ResultErrors.InWords(e)}");
        }
    }

    /// <summary>
    /// Stores a run: all of it, on the disk, under its name, or nothing. An entry that is there stays; if its outcome
    /// is another one, that is a warning.
    /// </summary>
    public RunWriting TryWrite(RunInputs inputs, RunOutcome outcome, RunNotes notes)
    {
        DeleteAbandoned();
        try
        {
            return Write(new StoredRun(inputs, outcome, notes, _time.GetUtcNow().UtcDateTime, Version));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return RunWriting.Refused($"run {inputs.Name.Abbreviated} is not kept: cannot write to the store {Root}: {ResultErrors.InWords(e)}");
        }
    }

    /// <summary>Deletes what killed writers left, at the first write and now and then: each look tries the locks of all that write.</summary>
    private void DeleteAbandoned()
    {
        long before = Interlocked.Read(ref _lookedForAbandoned);
        if (before != 0 && _time.GetElapsedTime(before) < BetweenLooks)
        {
            return;
        }

        _ = Interlocked.Exchange(ref _lookedForAbandoned, _time.GetTimestamp());
        try
        {
            EntryDraft.DeleteAbandoned(Layout);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // They are in nobody's way.
        }
    }

    private RunWriting Write(StoredRun run)
    {
        RunName name = run.Inputs.Name;
        if (Contains(name) && Existing(run) is { } early)
        {
            return early;
        }

        using var draft = EntryDraft.Create(Layout);
        _done(WriteStep.Locked);
        Layout.Make(draft.Path);
        _done(WriteStep.FolderMade);
        foreach (EntryFile file in EntryFiles.Of(run))
        {
            file.Write(draft.Path);
            Layout.Share(Path.Combine(draft.Path, file.Name));
            _done(WriteStep.FileWritten);
        }

        DurableFile.SyncFolder(draft.Path);
        string entry = Layout.Entry(name);
        string shard = Path.GetDirectoryName(entry)!;
        Layout.Make(shard);
        _done(WriteStep.ShardMade);
        if (!TryMove(draft.Path, entry))
        {
            // Another one was quicker, or what is there is damaged and has just been put aside.
            RunWriting? existing = Existing(run);
            if (existing is not null || !TryMove(draft.Path, entry))
            {
                return existing ?? RunWriting.Done;
            }
        }

        _done(WriteStep.Renamed);
        DurableFile.SyncFolder(shard);
        _done(WriteStep.Synced);
        Index.Update(Path.GetFileName(shard));
        return RunWriting.Done;
    }

    /// <summary>What the entry that is there means for who wants to write another one; null: it is not there any more.</summary>
    private RunWriting? Existing(StoredRun run) => TryRead(run.Inputs.Name) switch
    {
        FoundRun found when found.Run.Outcome.IsSameAs(run.Outcome) => RunWriting.Done,
        FoundRun => RunWriting.Refused(
            $"run {run.Inputs.Name.Abbreviated} has another outcome in the store {Root}: something that decides it is not among its inputs, or somebody changed it there"),
        RefusedRun refused => RunWriting.Refused(refused.Why),
        DamagedRun { PutAside: null } damaged => RunWriting.Refused(
            $"run {run.Inputs.Name.Abbreviated} is not kept: {damaged.File} is damaged ({damaged.What}) and can't be put aside"),
        _ => null,
    };

    /// <returns>False: there is an entry already.</returns>
    private static bool TryMove(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
            return true;
        }
        catch (IOException) when (Directory.Exists(to))
        {
            return false;
        }
    }

    /// <summary>Moves an entry to where nobody else looks, and looks again: meanwhile another one may have mended it.</summary>
    private RunReading PutAside(string folder, RunName name, DamageException damage)
    {
        string file = Path.Combine(folder, damage.File);
        try
        {
            Layout.Make(Layout.Damaged);
            string place = Enumerable.Range(1, int.MaxValue).Select(i => Path.Combine(Layout.Damaged, $"{name}-{i}")).First(path => !Directory.Exists(path));
            Directory.Move(folder, place);
            try
            {
                StoredRun run = EntryFiles.Read(place, name);
                if (!TryMove(place, folder))
                {
                    Directory.Delete(place, recursive: true);
                }

                return new FoundRun(run);
            }
            catch (DamageException)
            {
                Touch(place);
                Index.Update(Path.GetFileName(Path.GetDirectoryName(folder)!));
                return new DamagedRun(file, damage.What, place);
            }
        }
        catch (DirectoryNotFoundException)
        {
            return MissingRun.Instance;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Directory.Exists(folder) ? new DamagedRun(file, damage.What, null) : MissingRun.Instance;
        }
    }

    // For gc, which removes first what nobody has read for longest.
    private void Touch(string folder)
    {
        try
        {
            Directory.SetLastWriteTimeUtc(folder, _time.GetUtcNow().UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another one's store, or a read-only one.
        }
    }
}

/// <summary>What a write has just done.</summary>
internal enum WriteStep
{
    Locked,
    FolderMade,
    FileWritten,
    ShardMade,
    Renamed,
    Synced,
}
