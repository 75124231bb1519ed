// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Mp3.Protocol;

namespace Mp3.Experiments.Workloads;

/// <summary>
/// Replays which bytes <c>work</c> accesses (<c>work/sequence.h</c>), so that what a run must have touched is known
/// without running it.
/// </summary>
public sealed class AccessSequence
{
    public const int PageSize = 4096;
    private const ulong LocalReach = 300;
    private const ulong MiB = 1024 * 1024;

    // The runs of a study have many processes in common.
    private static readonly ConcurrentDictionary<Workload, int> Known = new();

    private readonly SplitMix64 _random;
    private readonly ulong _size;
    private readonly bool _isLocal;
    private ulong _last;

    public AccessSequence(Workload workload)
    {
        _random = new SplitMix64(workload.Seed);
        _size = (ulong)workload.SizeMib * MiB;
        _isLocal = workload.Pattern == AccessPattern.Local;
    }

    /// <summary>Offset of the next access, bytes from the start of the memory.</summary>
    public ulong Next()
    {
        if (!_isLocal || _random.Below(5) == 0)
        {
            return _last = _random.Below(_size);
        }

        ulong offset = _last + 1 + _random.Below(LocalReach);
        return _last = offset >= _size ? offset - _size : offset;
    }

    /// <summary>Number of distinct pages that a workload touches in all its iterations.</summary>
    public static int DistinctPages(Workload workload) => Known.GetOrAdd(workload, Count);

    // Millions of steps in a single call, which is over before the runtime compiles it a second time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Count(Workload workload)
    {
        var sequence = new AccessSequence(workload);
        var touched = new bool[checked((int)((ulong)workload.SizeMib * MiB / PageSize))];
        int count = 0;
        for (long i = workload.Accesses * workload.Iterations; i > 0; i--)
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
