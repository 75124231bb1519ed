// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Running.Storage;

/// <summary>
/// A folder, or a file, beside the entries, with a lock of its own, for what is not in its place yet or no longer.
/// Whoever finds one that nobody holds deletes it.
/// </summary>
internal sealed class EntryDraft : IDisposable
{
    private const string LockSuffix = ".lock";

    // Where locks keep nobody out: longer than any write takes.
    private static readonly TimeSpan SurelyAbandoned = TimeSpan.FromDays(1);

    private readonly FileLock _lock;

    private EntryDraft(string path, FileLock held)
    {
        Path = path;
        _lock = held;
    }

    /// <summary>Of the folder or file; it is not made yet.</summary>
    public string Path { get; }

    public static EntryDraft Create(StoreLayout layout)
    {
        layout.Make(layout.Incomplete);
        string path = System.IO.Path.Combine(layout.Incomplete, $"{Guid.NewGuid():n}");
        FileLock held = FileLock.TryTake(path + LockSuffix) ?? throw new IOException($"{path} is locked and was made just now");
        layout.Share(path + LockSuffix);
        return new EntryDraft(path, held);
    }

    /// <summary>Deletes what killed writers left.</summary>
    public static void DeleteAbandoned(StoreLayout layout)
    {
        if (!Directory.Exists(layout.Incomplete) || Directory.GetFileSystemEntries(layout.Incomplete) is not { Length: > 0 } entries)
        {
            return;
        }

        bool areLocked = FileLock.WorksIn(layout.Incomplete);
        foreach (string path in entries.Select(entry => entry.EndsWith(LockSuffix, StringComparison.Ordinal) ? entry[..^LockSuffix.Length] : entry).Distinct(StringComparer.Ordinal))
        {
            if (areLocked || DateTime.UtcNow - Directory.GetLastWriteTimeUtc(path) > SurelyAbandoned)
            {
                using FileLock? held = FileLock.TryTake(path + LockSuffix);
                if (held is not null)
                {
                    Delete(path);
                }
            }
        }
    }

    /// <summary>Deletes what is still there under this name.</summary>
    public void Dispose()
    {
        try
        {
            Delete(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next writer tries again.
        }

        _lock.Dispose();
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }
}
