// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Machines;

/// <summary>RAM and swap of a guest, as a person asks for them.</summary>
/// <param name="MemoryMib">RAM at scale 1, MiB.</param>
/// <param name="Swap">The swap device.</param>
/// <param name="SwapMib">Size of the swap device, MiB; null: twice the RAM.</param>
/// <param name="Scale">Factor on the usable RAM.</param>
public sealed record MachineSize(int MemoryMib, SwapModel Swap, int? SwapMib, double Scale);
