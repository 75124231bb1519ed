// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Workloads;

/// <summary>
/// The generator of <c>work/prng.h</c>: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). The seed is the first state.
/// </summary>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        ulong z = _state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>The next number in [0, <paramref name="bound"/>): the high half of a 128-bit product.</summary>
    public ulong Below(ulong bound) => Math.BigMul(Next(), bound, out _);
}
