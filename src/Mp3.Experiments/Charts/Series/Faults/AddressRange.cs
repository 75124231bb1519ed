// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Experiments.Charts.Series.Faults;

/// <summary>Addresses of a process.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The one after the last; 0: they reach to the end of all addresses.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AddressRange(ulong Start, ulong End)
{
    private const double BytesPerKib = 1024;

    /// <summary>Bytes.</summary>
    public ulong Size => unchecked(End - Start);

    /// <summary>Its first address and its size, such as <c>7fffb7a00000 + 64 MiB</c>.</summary>
    public string Text => Size switch
    {
        >= 1UL << 30 => $"{Start:x} + {Size / BytesPerKib / BytesPerKib / BytesPerKib:0.#} GiB",
        >= 1UL << 20 => $"{Start:x} + {Size / BytesPerKib / BytesPerKib:0.#} MiB",
        _ => $"{Start:x} + {Size / BytesPerKib:0} KiB",
    };
}
