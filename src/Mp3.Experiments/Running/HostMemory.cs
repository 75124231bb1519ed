// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>Whether this machine can hold a guest.</summary>
internal static class HostMemory
{
    /// <summary>Refuses a guest that this machine can't hold, before it boots.</summary>
    /// <param name="hostMib">What it takes of the host, MiB.</param>
    /// <param name="availableMib">What the host has free, MiB.</param>
    /// <exception cref="Mp3Exception">Unavailable: says how much there is and what helps.</exception>
    public static void RequireHost(int hostMib, long availableMib)
    {
        long needed = hostMib + GuestScheduler.OverheadMib;
        if (needed > availableMib)
        {
            throw Mp3Exception.Unavailable(
                $"a guest of this study takes {needed:N0} MiB of this machine's memory, and {availableMib:N0} MiB are free; free some, or choose a smaller --memory or --scale");
        }
    }
}
