// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Running;

/// <summary>
/// Keeps others from computing a run that this process computes. It ends with the process, however that ends. Where
/// a file system has no locks, a run may be computed twice; that costs time and nothing else.
/// </summary>
public sealed class RunLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileLock? _file;

    private RunLock(FileLock? file, string? warning)
    {
        _file = file;
        Warning = warning;
    }

    /// <summary>Why others may compute the same run, one line; null: they don't.</summary>
    public string? Warning { get; }

    /// <summary>Waits until nobody else computes a run.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">The run.</param>
    /// <param name="evenIfStored">Take the lock although there is an entry.</param>
    /// <param name="waits">Is called once if another one holds it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The lock, to be held until the run is stored; null: another one has stored it meanwhile.</returns>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public static async Task<RunLock?> TakeAsync(
        RunStore store, RunName name, bool evenIfStored = false, Action? waits = null, CancellationToken cancellation = default)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            RunLock? taken = TryTake(store, name);
            if (!evenIfStored && store.Contains(name))
            {
                taken?.Dispose();
                return null;
            }

            if (taken is not null)
            {
                return taken;
            }

            waits?.Invoke();
            waits = null;
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    /// <summary>The same without waiting; null: another one holds it.</summary>
    internal static RunLock? TryTake(RunStore store, RunName name)
    {
        try
        {
            store.Layout.Make(store.Layout.Locks);
            string path = Path.Combine(store.Layout.Locks, name.ToString());
            FileLock? file = FileLock.TryTake(path);
            if (file is null)
            {
                return null;
            }

            store.Layout.Share(path);
            return new RunLock(file, store.HasLocks ? null : $"the file system of the store {store.Root} has no locks: a run may be computed twice");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new RunLock(null, $"cannot lock run {name.Abbreviated} in the store {store.Root}: {ResultErrors.InWords(e)}; it may be computed twice");
        }
    }

    /// <summary>Deletes the locks of killed processes.</summary>
    internal static void DeleteAbandoned(RunStore store)
    {
        if (Directory.Exists(store.Layout.Locks) && store.HasLocks)
        {
            foreach (string path in Directory.EnumerateFiles(store.Layout.Locks))
            {
                FileLock.TryTake(path)?.Dispose();
            }
        }
    }
}
