// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Running;

/// <summary>Removes entries: those that nobody has read for long, and of the rest, least recently used first, what is too much.</summary>
/// <param name="OlderThan">Entries that were neither stored nor read for this long go; null: none for its age.</param>
/// <param name="KeepBytes">Entries go until the rest is no larger; null: however large it is.</param>
public sealed record RunCollector(TimeSpan? OlderThan, long? KeepBytes)
{
    /// <summary>Removes entries. One that is locked stays; what was put aside as damaged counts as read when it was put aside.</summary>
    /// <param name="store">The store.</param>
    /// <param name="now">To reckon ages from, UTC.</param>
    /// <param name="dryRun">Say what would go and remove nothing.</param>
    public RunsCollected Collect(RunStore store, DateTime now, bool dryRun)
    {
        string? warning = null;
        List<Candidate> all = [.. store.Index.Lines().Select(line => Candidate.Of(store.Layout.Entry(line.Name), line.Name, line.Bytes)), .. Aside(store.Layout)];
        all.Sort((left, right) => (left.UsedUtc, left.Folder).CompareTo((right.UsedUtc, right.Folder)));
        long left = all.Sum(entry => entry.Bytes);
        var removed = new List<RemovedRun>();
        foreach (Candidate entry in all)
        {
            bool isOld = OlderThan is { } age && now - entry.UsedUtc > age;
            if (!isOld && !(left > KeepBytes))
            {
                continue;
            }

            try
            {
                if (dryRun || TryRemove(store, entry))
                {
                    left -= entry.Bytes;
                    removed.Add(new RemovedRun(entry.Name, entry.Bytes, entry.UsedUtc, entry.IsDamaged));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                warning ??= $"cannot remove {entry.Folder}: {ResultErrors.InWords(e)}";
            }
        }

        if (!dryRun)
        {
            warning ??= CleanUp(store, now);
        }

        return new RunsCollected(removed, all.Count - removed.Count, left, warning);
    }

    private string? CleanUp(RunStore store, DateTime now)
    {
        try
        {
            EntryDraft.DeleteAbandoned(store.Layout);
            RunLock.DeleteAbandoned(store);
            if (OlderThan is { } age)
            {
                SweepRemains.Delete(store.Layout, now - age);
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"cannot clean up {store.Root}: {ResultErrors.InWords(e)}";
        }
    }

    /// <returns>False: somebody is at it.</returns>
    private static bool TryRemove(RunStore store, Candidate entry)
    {
        using RunLock? held = entry.IsDamaged ? null : RunLock.TryTake(store, entry.Name);
        if (held is null && !entry.IsDamaged)
        {
            return false;
        }

        // Its name goes first: nobody sees half an entry.
        using var draft = EntryDraft.Create(store.Layout);
        Directory.Move(entry.Folder, draft.Path);
        Directory.Delete(draft.Path, recursive: true);
        return true;
    }

    private static IEnumerable<Candidate> Aside(StoreLayout layout)
    {
        if (!Directory.Exists(layout.Damaged))
        {
            yield break;
        }

        foreach (DirectoryInfo folder in new DirectoryInfo(layout.Damaged).EnumerateDirectories())
        {
            if (folder.Name.Length > RunName.Length && RunName.TryParse(folder.Name[..RunName.Length], out RunName name))
            {
                yield return Candidate.Of(folder.FullName, name, folder.EnumerateFiles().Sum(file => file.Length)) with { IsDamaged = true };
            }
        }
    }

    private sealed record Candidate(string Folder, RunName Name, long Bytes, DateTime UsedUtc, bool IsDamaged)
    {
        public static Candidate Of(string folder, RunName name, long bytes) =>
            new(folder, name, bytes, Directory.GetLastWriteTimeUtc(folder), IsDamaged: false);
    }
}

/// <summary>An entry that was removed.</summary>
/// <param name="Name">The run.</param>
/// <param name="Bytes">Length of its files.</param>
/// <param name="UsedUtc">When it was read last, or stored.</param>
/// <param name="WasDamaged">It had been put aside.</param>
public sealed record RemovedRun(RunName Name, long Bytes, DateTime UsedUtc, bool WasDamaged);

/// <summary>What a collection did.</summary>
/// <param name="Removed">In the order in which they went.</param>
/// <param name="KeptCount">Entries that are left.</param>
/// <param name="KeptBytes">Length of their files.</param>
/// <param name="Warning">The first thing that the file system refused, one line; null: nothing.</param>
public sealed record RunsCollected(IReadOnlyList<RemovedRun> Removed, int KeptCount, long KeptBytes, string? Warning);
