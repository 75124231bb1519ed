// SPDX-License-Identifier: MIT

using CsvHelper;

namespace Mp3.Reader.Monitor;

/// <summary>The memory of a process as a line of CSV, pages; <c>parent</c> is 0 if it was not followed.</summary>
[CsvRecord]
public sealed partial record MemoryRow(
    [property: CsvColumn("seq")] ulong Seq,
    [property: CsvColumn("tick")] uint Tick,
    [property: CsvColumn("time_ns")] ulong TimeNs,
    [property: CsvColumn("pid")] uint Pid,
    [property: CsvColumn("parent")] uint Parent,
    [property: CsvColumn("anon_pages")] ulong AnonPages,
    [property: CsvColumn("file_pages")] ulong FilePages,
    [property: CsvColumn("shmem_pages")] ulong ShmemPages,
    [property: CsvColumn("swap_entries")] ulong SwapEntries,
    [property: CsvColumn("last")] bool Last,
    [property: CsvColumn("late")] bool Late)
{
    public static MemoryRow From(RingRecord record) => new(
        record.Seq,
        record.Tick,
        record.TimeNs,
        record.Pid,
        record.Parent,
        record.AnonPages,
        record.FilePages,
        record.ShmemPages,
        record.SwapEntries,
        record.Flags.HasFlag(RecordMarks.Last),
        record.Flags.HasFlag(RecordMarks.Late));
}
