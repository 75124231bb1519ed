// SPDX-License-Identifier: MIT

using Mp3.Reader;

namespace Mp3.Experiments.Results.Columns;

/// <summary>
/// A part of a process's memory, as <c>/proc/PID/status</c> has it: how much there is at a tick, KiB. docs/abi.md says
/// how far it may be off.
/// </summary>
/// <param name="name">In CSV files.</param>
/// <param name="words">In tables and pictures.</param>
/// <param name="pages">Its value in a record.</param>
public sealed class MemoryColumn(string name, string words, Func<RingRecord, ulong> pages)
    : Column(name, Unit.Kibibytes, Total.Largest, words)
{
    /// <summary>KiB of a page: guests are x86-64.</summary>
    public const int KibPerPage = 4;

    /// <summary>RssAnon.</summary>
    public static MemoryColumn Anon { get; } = new("rss_anon_kib", "resident, anonymous", record => record.AnonPages);

    /// <summary>RssFile.</summary>
    public static MemoryColumn File { get; } = new("rss_file_kib", "resident, of files", record => record.FilePages);

    /// <summary>RssShmem.</summary>
    public static MemoryColumn Shmem { get; } = new("rss_shmem_kib", "resident, shared memory", record => record.ShmemPages);

    /// <summary>VmSwap: swapped out, shared memory aside.</summary>
    public static MemoryColumn Swap { get; } = new("swap_kib", "swapped out", record => record.SwapEntries);

    /// <summary>In the order of files.</summary>
    public static IReadOnlyList<MemoryColumn> All { get; } = [Anon, File, Shmem, Swap];

    /// <summary>Those that make the resident set (VmRSS).</summary>
    public static IReadOnlyList<MemoryColumn> Resident { get; } = [Anon, File, Shmem];

    /// <summary>What a record says, by its columns.</summary>
    public static Amounts Of(RingRecord record) => Amounts.Of(All, column => column.KibOf(record));

    /// <summary>Its value in a record, KiB.</summary>
    public long KibOf(RingRecord record) => (long)pages(record) * KibPerPage;
}
