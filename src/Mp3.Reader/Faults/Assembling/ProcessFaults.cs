// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Faults.Assembling;

/// <summary>How many faults of a process were of which kind.</summary>
/// <param name="Minor">Minor ones.</param>
/// <param name="Major">Major ones.</param>
/// <param name="Failed">Those that the kernel did not count.</param>
/// <param name="Open">Those of which the records don't tell.</param>
/// <param name="Lost">Those that the module recorded and that are not here; null: how many it recorded is not known.</param>
/// <param name="Untrapped">
/// Faults that the kernel counted and that had no trap (mlock, populate, I/O through the kernel), so that nobody could
/// record them: minor and major of the totals less those that were trapped. Null: something was lost, or the totals
/// are not known.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProcessFaults(long Minor, long Major, long Failed, long Open, long? Lost, long? Untrapped)
{
    /// <summary>Faults that are here, of whatever kind.</summary>
    public long All => Minor + Major + Failed + Open;
}
