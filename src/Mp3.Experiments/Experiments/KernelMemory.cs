// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Experiments;

/// <summary>
/// What kernel, initramfs, agent and ring take of a guest's RAM, MiB, whatever the scale (measured on Debian's builds:
/// the machine's memory minus MemAvailable before the first process).
/// </summary>
internal static class KernelMemory
{
    /// <summary>What a kernel is taken to need that nobody has measured; no measured one needs more.</summary>
    public const int MostMib = 84;

    private static readonly (string Series, int Mib)[] Measured = [("6.1", 84), ("6.12", 77)];

    /// <param name="release">The kernel's release, such as <c>6.1.0-56-amd64</c>.</param>
    public static int TakenMib(string release)
    {
        foreach ((string series, int mib) in Measured)
        {
            if (ReleaseComparer.Matches(release, series))
            {
                return mib;
            }
        }

        return MostMib;
    }
}
