// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Monitor;

/// <summary>The unit of the text form: <paramref name="hz"/> a second.</summary>
internal sealed class Jiffies(int hz)
{
    private const ulong NsPerSecond = 1_000_000_000;
    private UInt128 _ns;

    /// <summary>Whole jiffies in <paramref name="ns"/> nanoseconds.</summary>
    public ulong Whole(ulong ns) => (ulong)(ns * (UInt128)hz / NsPerSecond);

    /// <summary>
    /// The jiffies that <paramref name="ns"/> more nanoseconds complete. What is left over counts towards the next
    /// call, so the results of all calls add up to the whole jiffies in all nanoseconds.
    /// </summary>
    public ulong Add(ulong ns)
    {
        UInt128 before = _ns * (UInt128)hz / NsPerSecond;
        _ns += ns;
        return (ulong)((_ns * (UInt128)hz / NsPerSecond) - before);
    }
}
