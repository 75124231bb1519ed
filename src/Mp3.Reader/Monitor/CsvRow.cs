// SPDX-License-Identifier: MIT

using CsvHelper;

namespace Mp3.Reader.Monitor;

/// <summary>Faults and CPU time of a <see cref="RingRecord"/> as a line of the monitor's CSV.</summary>
[CsvRecord]
public sealed partial record CsvRow(
    [property: CsvColumn("seq")] ulong Seq,
    [property: CsvColumn("tick")] uint Tick,
    [property: CsvColumn("time_ns")] ulong TimeNs,
    [property: CsvColumn("pid")] uint Pid,
    [property: CsvColumn("minor_faults")] ulong MinorFaults,
    [property: CsvColumn("major_faults")] ulong MajorFaults,
    [property: CsvColumn("user_ns")] ulong UserNs,
    [property: CsvColumn("system_ns")] ulong SystemNs,
    [property: CsvColumn("processes")] uint Processes,
    [property: CsvColumn("last")] bool Last,
    [property: CsvColumn("late")] bool Late)
{
    public static CsvRow From(RingRecord record) => new(
        record.Seq,
        record.Tick,
        record.TimeNs,
        record.Pid,
        record.MinorFaults,
        record.MajorFaults,
        record.UserNs,
        record.SystemNs,
        record.Processes,
        record.Flags.HasFlag(RecordMarks.Last),
        record.Flags.HasFlag(RecordMarks.Late));
}
