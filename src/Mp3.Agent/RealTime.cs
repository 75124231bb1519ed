// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>Real-time priorities: such a process goes before all others.</summary>
internal static unsafe class RealTime
{
    private const int Lowest = 1;
    private const int Highest = 99;

    /// <summary>What delays others must not delay who ends the delay. Children begin as usual.</summary>
    /// <exception cref="Mp3Exception">Unavailable: not allowed.</exception>
    public static void GoBeforeAll() => Set(pid: 0, Libc.SchedFifo | Libc.SchedResetOnFork, Highest);

    /// <summary>Puts a process before all that are not real-time.</summary>
    /// <exception cref="Mp3Exception">Unavailable: not allowed.</exception>
    public static void Prefer(int pid) => Set(pid, Libc.SchedFifo, Lowest);

    private static void Set(int pid, int policy, int priority)
    {
        if (Libc.SetScheduler(pid, policy, &priority) != 0)
        {
            throw Mp3Exception.Unavailable("the agent can't give real-time priority: it needs root or CAP_SYS_NICE");
        }
    }
}
