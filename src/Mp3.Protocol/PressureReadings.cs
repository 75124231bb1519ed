// SPDX-License-Identifier: MIT

namespace Mp3.Protocol;

/// <summary>
/// The kernel's pressure stall information (<c>/proc/pressure</c>, Documentation/accounting/psi.rst), read again and
/// again while a run went on. Lists of equal length, an entry a reading, because a list of objects would be many times
/// as long. The first reading is before the processes were let go, the last after the last of them had ended.
/// </summary>
/// <param name="TimeNs">When it was read, ns of CLOCK_MONOTONIC: before the first file; the second follows at once.</param>
/// <param name="MemorySomeUs">µs since boot in which some task that was not idle waited for memory: refaults, reclaim,
/// swap-ins.</param>
/// <param name="MemoryFullUs">Of these: in which all of them waited for memory, and nothing got done.</param>
/// <param name="IoSomeUs">µs since boot in which some task that was not idle waited for a device.</param>
/// <param name="IoFullUs">Of these: in which all of them did.</param>
public sealed record PressureReadings(
    IReadOnlyList<long> TimeNs,
    IReadOnlyList<long> MemorySomeUs,
    IReadOnlyList<long> MemoryFullUs,
    IReadOnlyList<long> IoSomeUs,
    IReadOnlyList<long> IoFullUs);
