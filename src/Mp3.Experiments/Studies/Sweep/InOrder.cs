// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>Makes very many things on all cores and hands them out in their order; few are in memory at once.</summary>
internal static class InOrder
{
    // While one block is used, the next one is made.
    private static readonly int Block = 2 * Environment.ProcessorCount;

    /// <summary>What is made of each item.</summary>
    /// <param name="items">Asked for as they are needed.</param>
    /// <param name="make">Is called by several threads at once.</param>
    public static IEnumerable<TOut> Select<TIn, TOut>(IEnumerable<TIn> items, Func<TIn, TOut> make)
    {
        Task<TOut[]>? before = null;
        foreach (TIn[] block in items.Chunk(Block))
        {
            Task<TOut[]> next = Task.Run(() => All(block, make));
            foreach (TOut made in Result(before))
            {
                yield return made;
            }

            before = next;
        }

        foreach (TOut made in Result(before))
        {
            yield return made;
        }
    }

    /// <summary>The same of as many items as fit into memory.</summary>
    /// <remarks>Of several that can't be made the first one's exception comes out, whichever thread was the fastest.</remarks>
    public static TOut[] All<TIn, TOut>(IReadOnlyList<TIn> items, Func<TIn, TOut> make)
    {
        var made = new TOut[items.Count];
        var failures = new ConcurrentDictionary<int, ExceptionDispatchInfo>();
        Parallel.For(0, made.Length, (i, loop) =>
        {
            try
            {
                made[i] = make(items[i]);
            }
            catch (Exception e)
            {
                failures[i] = ExceptionDispatchInfo.Capture(e);
                // All before it are made still.
                loop.Break();
            }
        });
        if (!failures.IsEmpty)
        {
            failures[failures.Keys.Min()].Throw();
        }

        return made;
    }

    private static TOut[] Result<TOut>(Task<TOut[]>? block) => block is null ? [] : block.GetAwaiter().GetResult();
}
