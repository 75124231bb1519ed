// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Running;
using Mp3.Experiments.Running.Storage;
using Mp3.Protocol;

namespace Mp3.Experiments.Slurm.Submissions;

/// <summary>A sweep's folder in the store: what of it was given to Slurm, by whomever.</summary>
/// <param name="store">The store.</param>
/// <param name="sweep">Digest of the sweep.</param>
internal sealed class SweepFolder(RunStore store, string sweep)
{
    private const string LockSuffix = ".lock";
    private const int SweepDigits = 8;
    private const int UniqueDigits = 12;

    private string Path { get; } = System.IO.Path.Combine(store.Layout.Sweeps, sweep);

    /// <summary>Keeps others from submitting meanwhile.</summary>
    /// <param name="pace">How long to wait for another one.</param>
    /// <param name="clock">The host's.</param>
    /// <param name="waits">Is called once if another one submits.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="Mp3Exception">The store can't be written (2), or another one holds the lock for too long (1).</exception>
    public async Task<IDisposable> LockAsync(SlurmPace pace, TimeProvider clock, Action waits, CancellationToken cancellation)
    {
        long begin = clock.GetTimestamp();
        // Beside the folder, which comes and goes.
        string path = Path + LockSuffix;
        bool hasWaited = false;
        while (true)
        {
            if (TryLock(path) is { } taken)
            {
                return taken;
            }

            if (!hasWaited)
            {
                waits();
                hasWaited = true;
            }

            if (clock.GetElapsedTime(begin) > pace.Lock)
            {
                throw Mp3Exception.Failed($"another process has been submitting this sweep for {pace.Lock.TotalMinutes:0.#} minutes: it holds {path}");
            }

            await Task.Delay(pace.Look, clock, cancellation);
        }
    }

    /// <summary>What was submitted and is not cleared up.</summary>
    public IReadOnlyList<Submission> Submissions() =>
        Directory.Exists(Path) ? [.. Directory.GetDirectories(Path).Order(StringComparer.Ordinal).Select(folder => new Submission(folder))] : [];

    /// <summary>A new one; its folder is made with the first name.</summary>
    public Submission Next() => new(System.IO.Path.Combine(Path, $"mp3-{sweep[..SweepDigits]}-{Guid.NewGuid().ToString("n")[..UniqueDigits]}"));

    /// <summary>Removes it, if nothing is noted there any more.</summary>
    public void Delete()
    {
        try
        {
            Directory.Delete(Path);
        }
        catch (IOException)
        {
            // There is none, or a task still writes.
        }
    }

    private FileLock? TryLock(string path) => ResultErrors.Translate($"write to the store {store.Root}", () =>
    {
        store.Layout.Make(store.Layout.Sweeps);
        FileLock? taken = FileLock.TryTake(path);
        if (taken is not null)
        {
            store.Layout.Share(path);
        }

        return taken;
    });
}
