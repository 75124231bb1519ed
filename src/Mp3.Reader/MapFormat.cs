// SPDX-License-Identifier: MIT

using Mp3.Reader.Faults;

namespace Mp3.Reader;

/// <summary>One of the module's devices, as it is mapped.</summary>
/// <param name="DevicePath">The device.</param>
/// <param name="Validate">Checks the header at an address; given how many bytes there are, and their origin for the message,
/// it returns the length of the whole map, bytes.</param>
/// <param name="Permission">What helps a person who may not open it.</param>
internal sealed record MapFormat(string DevicePath, Func<nint, long, string, long> Validate, string Permission)
{
    /// <summary>What is mapped to look at the header, bytes; no header is larger.</summary>
    public const int HeaderSize = RingLayout.HeaderSize;

    /// <summary>The ring of the samples.</summary>
    public static unsafe MapFormat Ring { get; } = new(
        RingLayout.DevicePath,
        (header, available, origin) => RingLayout.Validate(*(RingHeader*)header, available, origin),
        "run as root, or let the group read it");

    /// <summary>The rings of the faults.</summary>
    public static unsafe MapFormat FaultRings { get; } = new(
        FaultRingsLayout.DevicePath,
        (header, available, origin) => FaultRingsLayout.Validate(*(FaultRingsHeader*)header, available, origin),
        "run as root (it takes CAP_PERFMON: addresses are nobody else's business)");
}
