// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Mp3.Experiments.Workloads.Sequences;
using Mp3.Protocol;

namespace Mp3.Experiments.Workloads;

/// <summary>
/// Replays which bytes <c>work</c> accesses (<c>work/sequence.h</c>), so that what a run must have touched is known
/// without running it.
/// </summary>
public sealed class AccessSequence
{
    public const int PageSize = 4096;
    private const ulong MiB = 1024 * 1024;

    // The runs of a study have many processes in common.
    private static readonly ConcurrentDictionary<Workload, int> Known = new();

    private readonly ISequence _sequence;

    /// <exception cref="ArgumentException">Its pattern does not fit into its memory.</exception>
    public AccessSequence(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        if (!workload.Pattern.FitsInto(workload.SizeMib))
        {
            throw new ArgumentException($"{workload.Pattern} does not fit into {workload.SizeMib} MiB", nameof(workload));
        }

        _sequence = Of(workload.Pattern, new SplitMix64(workload.Seed), (ulong)workload.SizeMib * MiB, (ulong)workload.Accesses);
    }

    /// <summary>Offset of the next access, bytes from the start of the memory.</summary>
    public ulong Next() => _sequence.Next();

    /// <summary>Accesses in all iterations, and those that come before the first.</summary>
    public static long Length(Workload workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return (workload.Accesses * workload.Iterations) + (workload.Pattern.Kind == AccessKind.Chase ? Pages(workload) : 0);
    }

    /// <summary>Number of distinct pages that a workload touches in all its iterations.</summary>
    public static int DistinctPages(Workload workload) => Known.GetOrAdd(workload, Count);

    private static ISequence Of(AccessPattern pattern, SplitMix64 random, ulong size, ulong accesses)
    {
        ulong pages = size / PageSize;
        ulong first = (ulong)pattern.First;
        return pattern.Kind switch
        {
            AccessKind.Random => new RandomSequence(random, size),
            AccessKind.Local => new LocalSequence(random, size),
            AccessKind.Sequential => new StrideSequence(size, PageSize),
            AccessKind.Stride => new StrideSequence(size, first),
            AccessKind.Zipf => new ZipfSequence(random, pages),
            AccessKind.Hot => new HotSequence(random, size, first, (ulong)pattern.Second),
            AccessKind.Chase => new ChaseSequence(random, pages),
            AccessKind.Phases => new PhasesSequence(random, pages, first, accesses),
            _ => throw new InvalidOperationException($"no replay of {pattern}"),
        };
    }

    private static int Pages(Workload workload) => checked((int)((ulong)workload.SizeMib * MiB / PageSize));

    // Millions of steps in a single call, which is over before the runtime compiles it a second time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Count(Workload workload)
    {
        var sequence = new AccessSequence(workload);
        var touched = new bool[Pages(workload)];
        int count = 0;
        for (long i = Length(workload); i > 0; i--)
        {
            int page = (int)(sequence.Next() / PageSize);
            if (!touched[page])
            {
                touched[page] = true;
                count++;
            }
        }

        return count;
    }
}
