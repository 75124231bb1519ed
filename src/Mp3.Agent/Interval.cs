// SPDX-License-Identifier: MIT

namespace Mp3.Agent;

/// <summary>Something that is to be done again and again.</summary>
/// <param name="lengthNs">Time between two times, ns.</param>
/// <param name="startNs">When the first interval begins, ns.</param>
internal sealed class Interval(long lengthNs, long startNs)
{
    private long _dueNs = startNs + lengthNs;

    /// <summary>Whether it is time; if so, the next interval begins.</summary>
    public bool HasPassed(long nowNs)
    {
        if (nowNs < _dueNs)
        {
            return false;
        }

        // What is late is not made up for.
        _dueNs += lengthNs * (((nowNs - _dueNs) / lengthNs) + 1);
        return true;
    }

    /// <summary>Time that is left, ms, rounded up.</summary>
    public int LeftMs(long nowNs)
    {
        const long NsPerMs = 1_000_000;
        return (int)Math.Max(0, (_dueNs - nowNs + NsPerMs - 1) / NsPerMs);
    }
}
