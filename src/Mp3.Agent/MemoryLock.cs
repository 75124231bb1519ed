// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Agent;

/// <summary>Whoever measures thrashing must not thrash.</summary>
internal static class MemoryLock
{
    /// <summary>Keeps this process's pages in memory from when they are first touched.</summary>
    /// <exception cref="Mp3Exception">Unavailable: not allowed.</exception>
    public static void Take()
    {
        if (Libc.MlockAll(Libc.MclCurrent | Libc.MclFuture | Libc.MclOnFault) != 0)
        {
            throw Mp3Exception.Unavailable("the agent can't lock itself in memory: it needs root or CAP_IPC_LOCK");
        }
    }
}
