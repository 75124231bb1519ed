// SPDX-License-Identifier: MIT

using CsvHelper;

namespace Mp3.Reader.Monitor;

/// <summary>A <see cref="MachineRecord"/> as a line of CSV: counts since the line before, levels in pages.</summary>
[CsvRecord]
public sealed partial record MachineRow(
    [property: CsvColumn("seq")] ulong Seq,
    [property: CsvColumn("tick")] uint Tick,
    [property: CsvColumn("time_ns")] ulong TimeNs,
    [property: CsvColumn("swap_in")] uint SwapIn,
    [property: CsvColumn("swap_out")] uint SwapOut,
    [property: CsvColumn("scan_kswapd")] uint ScanKswapd,
    [property: CsvColumn("scan_direct")] uint ScanDirect,
    [property: CsvColumn("steal_kswapd")] uint StealKswapd,
    [property: CsvColumn("steal_direct")] uint StealDirect,
    [property: CsvColumn("refault_anon")] uint RefaultAnon,
    [property: CsvColumn("refault_file")] uint RefaultFile,
    [property: CsvColumn("stalls")] uint Stalls,
    [property: CsvColumn("cpus")] uint Cpus,
    [property: CsvColumn("idle_ns")] ulong IdleNs,
    [property: CsvColumn("free_pages")] ulong FreePages,
    [property: CsvColumn("available_pages")] ulong AvailablePages,
    [property: CsvColumn("cache_pages")] ulong CachePages,
    [property: CsvColumn("swap_free_pages")] ulong SwapFreePages,
    [property: CsvColumn("dirty_pages")] ulong DirtyPages,
    [property: CsvColumn("writeback_pages")] ulong WritebackPages,
    [property: CsvColumn("late")] bool Late)
{
    public static MachineRow From(RingRecord record)
    {
        var machine = MachineRecord.Of(record);
        return new MachineRow(
            machine.Seq,
            machine.Tick,
            machine.TimeNs,
            machine.SwapIn,
            machine.SwapOut,
            machine.ScanKswapd,
            machine.ScanDirect,
            machine.StealKswapd,
            machine.StealDirect,
            machine.RefaultAnon,
            machine.RefaultFile,
            machine.Stalls,
            machine.Cpus,
            machine.IdleNs,
            machine.FreePages,
            machine.AvailablePages,
            machine.CachePages,
            machine.SwapFreePages,
            machine.DirtyPages,
            machine.WritebackPages,
            machine.Flags.HasFlag(RecordMarks.Late));
    }
}
