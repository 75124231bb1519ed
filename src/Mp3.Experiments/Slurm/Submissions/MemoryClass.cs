// SPDX-License-Identifier: MIT

using System.Numerics;

namespace Mp3.Experiments.Slurm.Submissions;

/// <summary>
/// What a task asks of a node's memory, MiB. Needs are rounded up to one of four steps between powers of two: a sweep
/// over RAM makes few kinds of arrays, and no task is given a quarter more than it needs.
/// </summary>
internal static class MemoryClass
{
    /// <summary>What the program takes beside its guest.</summary>
    public const int OwnMib = 256;

    private const int Least = 512;
    private const int Steps = 4;

    /// <param name="hostMib">What a guest takes, MiB.</param>
    public static int Of(int hostMib)
    {
        int needed = Math.Max(Least, hostMib + OwnMib);
        int step = (1 << BitOperations.Log2((uint)needed)) / Steps;
        return (needed + step - 1) / step * step;
    }
}
