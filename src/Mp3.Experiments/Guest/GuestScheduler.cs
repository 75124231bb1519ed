// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Runtime.ExceptionServices;

namespace Mp3.Experiments.Guest;

/// <summary>Runs many guests side by side.</summary>
public static class GuestScheduler
{
    /// <summary>QEMU's own memory beside the guest's, MiB.</summary>
    internal const int OverheadMib = 128;

    /// <summary>As many guests at once as there are cores and as fit into the memory that is free; at least one.</summary>
    /// <param name="guestMemoryMib">Memory of the largest guest, MiB.</param>
    public static int DefaultJobs(int guestMemoryMib) =>
        DefaultJobs(Environment.ProcessorCount, AvailableMib(), guestMemoryMib);

    /// <summary>Runs all items, at most <paramref name="jobs"/> at once, in their order.</summary>
    /// <returns>The results in the order of the items, whatever finished first.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing runs any more.</exception>
    /// <remarks>The first failure cancels the rest and is thrown when nothing runs any more.</remarks>
    public static async Task<IReadOnlyList<TResult>> RunAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int jobs, Func<TItem, CancellationToken, Task<TResult>> run, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(jobs, 1);
        var results = new TResult[items.Count];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;
        int next = -1;

        await Task.WhenAll(Enumerable.Range(0, Math.Min(jobs, items.Count)).Select(_ => Task.Run(WorkAsync, CancellationToken.None)));
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
        return results;

        async Task WorkAsync()
        {
            for (int i = Interlocked.Increment(ref next); i < items.Count && !stop.IsCancellationRequested; i = Interlocked.Increment(ref next))
            {
                try
                {
                    results[i] = await run(items[i], stop.Token);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception e)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                    await stop.CancelAsync();
                    return;
                }
            }
        }
    }

    internal static int DefaultJobs(int cores, long availableMib, int guestMemoryMib) =>
        (int)Math.Clamp(availableMib / (guestMemoryMib + OverheadMib), 1, cores);

    /// <summary>Memory that guests can have now, MiB.</summary>
    internal static long AvailableMib()
    {
        // The garbage collector knows the limit of a container, the kernel what others have taken.
        long limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024);
        string? line = File.ReadLines("/proc/meminfo").FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal));
        return line is null
            ? limit
            : Math.Min(limit, long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024);
    }
}
