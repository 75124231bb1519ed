// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Machines;

/// <summary>
/// What kernel, initramfs, agent and ring are taken to have of a guest's RAM, MiB, whatever the scale. A part of the
/// layout, and no measurement: every guest's RAM follows from it, and with that every result, so it stays as it is.
/// Measured is a little more, and more in a larger guest (docs/kernels.md has the table).
/// </summary>
internal static class KernelMemory
{
    /// <summary>What a kernel is taken to need that is not known yet, or that nobody has looked at.</summary>
    public const int UnknownMib = 84;

    private static readonly (string Series, int Mib)[] Known = [("6.1", 84), ("6.12", 77), ("7.3", 94)];

    /// <param name="release">The kernel's release, such as <c>6.1.0-56-amd64</c>.</param>
    public static int TakenMib(string release)
    {
        foreach ((string series, int mib) in Known)
        {
            if (ReleaseComparer.Matches(release, series))
            {
                return mib;
            }
        }

        return UnknownMib;
    }
}
