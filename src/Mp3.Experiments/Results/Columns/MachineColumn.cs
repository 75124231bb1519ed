// SPDX-License-Identifier: MIT

using Mp3.Reader;

namespace Mp3.Experiments.Results.Columns;

/// <summary>
/// A number of the machine in a tick: a count since the tick before, pages as <c>/proc/vmstat</c> counts them, or a
/// level, KiB as <c>/proc/meminfo</c> has it.
/// </summary>
/// <param name="name">In CSV files; of a count that of docs/abi.md.</param>
/// <param name="unit">Of the numbers.</param>
/// <param name="total">How those of several ticks become one.</param>
/// <param name="words">In tables and pictures.</param>
/// <param name="value">Its value in a record, given SwapTotal in KiB.</param>
public sealed class MachineColumn(string name, Unit unit, Total total, string words, Func<MachineRecord, long, long> value)
    : Column(name, unit, total, words)
{
    private const int KibPerPage = MemoryColumn.KibPerPage;

    public static MachineColumn SwapIn { get; } = Count("swap_in", "swapped in", record => record.SwapIn);

    public static MachineColumn SwapOut { get; } = Count("swap_out", "swapped out", record => record.SwapOut);

    public static MachineColumn ScanKswapd { get; } = Count("scan_kswapd", "scanned by kswapd", record => record.ScanKswapd);

    public static MachineColumn ScanDirect { get; } = Count("scan_direct", "scanned directly", record => record.ScanDirect);

    public static MachineColumn StealKswapd { get; } = Count("steal_kswapd", "reclaimed by kswapd", record => record.StealKswapd);

    public static MachineColumn StealDirect { get; } = Count("steal_direct", "reclaimed directly", record => record.StealDirect);

    public static MachineColumn Stalls { get; } = Count("stalls", "allocations that reclaimed for themselves", record => record.Stalls);

    public static MachineColumn RefaultAnon { get; } = Count("refault_anon", "anonymous pages that came back", record => record.RefaultAnon);

    public static MachineColumn RefaultFile { get; } = Count("refault_file", "pages of files that came back", record => record.RefaultFile);

    public static MachineColumn Cpus { get; } = new("cpus", Unit.Count, Total.Largest, "CPUs online", (record, _) => record.Cpus);

    /// <summary>Of all CPUs together, waiting for I/O included.</summary>
    public static MachineColumn IdleNs { get; } = new("idle_ns", Unit.Nanoseconds, Total.Sum, "idle time", (record, _) => (long)record.IdleNs);

    /// <summary>MemFree.</summary>
    public static MachineColumn Free { get; } = Level("free_kib", "free", record => record.FreePages);

    /// <summary>MemAvailable.</summary>
    public static MachineColumn Available { get; } = Level("available_kib", "available", record => record.AvailablePages);

    /// <summary>Cached and Buffers: files, shared memory and buffers; no swap cache.</summary>
    public static MachineColumn Cache { get; } = Level("cache_kib", "page cache", record => record.CachePages);

    /// <summary>SwapTotal − SwapFree.</summary>
    public static MachineColumn SwapUsed { get; } = new(
        "swap_used_kib", Unit.Kibibytes, Total.Largest, "swap used", (record, swapTotalKib) => swapTotalKib - ((long)record.SwapFreePages * KibPerPage));

    /// <summary>Dirty.</summary>
    public static MachineColumn Dirty { get; } = Level("dirty_kib", "dirty", record => record.DirtyPages);

    /// <summary>Writeback.</summary>
    public static MachineColumn Writeback { get; } = Level("writeback_kib", "under writeback", record => record.WritebackPages);

    /// <summary>In the order of files.</summary>
    public static IReadOnlyList<MachineColumn> All { get; } =
    [
        SwapIn, SwapOut, ScanKswapd, ScanDirect, StealKswapd, StealDirect, Stalls, RefaultAnon, RefaultFile,
        Cpus, IdleNs, Free, Available, Cache, SwapUsed, Dirty, Writeback,
    ];

    /// <summary>What a record says, by its columns.</summary>
    /// <param name="record">Of the machine.</param>
    /// <param name="swapTotalKib">SwapTotal, which a module can't see, KiB.</param>
    public static Amounts Of(MachineRecord record, long swapTotalKib) => Amounts.Of(All, column => column.Recorded(record, swapTotalKib));

    /// <summary>Its value in a record, given SwapTotal in KiB.</summary>
    public long Recorded(MachineRecord record, long swapTotalKib) => value(record, swapTotalKib);

    private static MachineColumn Count(string name, string words, Func<MachineRecord, uint> count) =>
        new(name, Unit.Count, Total.Sum, words, (record, _) => count(record));

    private static MachineColumn Level(string name, string words, Func<MachineRecord, ulong> pages) =>
        new(name, Unit.Kibibytes, Total.Largest, words, (record, _) => (long)pages(record) * KibPerPage);
}
