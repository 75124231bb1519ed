// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Experiments.Machines;

/// <summary>The disk that takes the log of every fault. It answers at once: what is measured must not wait for it.</summary>
public static class FaultLogDisk
{
    /// <summary>Its size, MiB: about 25 million faults. The host's memory is taken as far as it is written.</summary>
    public const int SizeMib = 256;

    /// <summary>Faults that the module keeps for each CPU until the agent comes: more than a CPU can take meanwhile.</summary>
    private const int RingCapacity = 1 << 16;

    /// <summary>As the module takes it.</summary>
    internal static string ModuleParameters => string.Create(CultureInfo.InvariantCulture, $"fault_capacity={RingCapacity}");
}
