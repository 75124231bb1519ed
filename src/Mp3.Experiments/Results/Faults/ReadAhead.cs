// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;

namespace Mp3.Experiments.Results.Faults;

/// <summary>Takes items from where they come on another thread, while the last ones are being worked on.</summary>
internal static class ReadAhead
{
    private const int BatchSize = 1024;
    private const int MostBatches = 8;

    /// <summary>The same items in the same order, in batches.</summary>
    /// <remarks>An exception of the source comes out as it was thrown, after the items before it.</remarks>
    public static IEnumerable<T[]> Of<T>(IEnumerable<T> items)
    {
        using var batches = new BlockingCollection<T[]>(MostBatches);
        using var stop = new CancellationTokenSource();
        Task source = Task.Run(() => Fill(batches, items, stop.Token), CancellationToken.None);
        try
        {
            foreach (T[] batch in batches.GetConsumingEnumerable(CancellationToken.None))
            {
                yield return batch;
            }
        }
        finally
        {
            // Who takes no more of them leaves the source waiting for room.
            stop.Cancel();
            _ = Task.WhenAny(source).GetAwaiter().GetResult();
        }

        source.GetAwaiter().GetResult();
    }

    private static void Fill<T>(BlockingCollection<T[]> batches, IEnumerable<T> items, CancellationToken stop)
    {
        List<T> batch = new(BatchSize);
        try
        {
            foreach (T item in items)
            {
                batch.Add(item);
                if (batch.Count == BatchSize)
                {
                    batches.Add([.. batch], stop);
                    batch.Clear();
                }
            }
        }
        finally
        {
            if (batch.Count > 0 && !stop.IsCancellationRequested)
            {
                batches.Add([.. batch], stop);
            }

            batches.CompleteAdding();
        }
    }
}
