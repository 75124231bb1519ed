// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What one run brought home: its report and its records, divided into ticks.</summary>
/// <param name="Plan">What it had to do.</param>
/// <param name="Report">What the guest reported.</param>
/// <param name="Processes">The processes' records, in the order of the ring.</param>
/// <param name="Sums">The sum of each tick, in the order of the ring.</param>
public sealed record RunRecords(GuestPlan Plan, GuestReport Report, IReadOnlyList<RingRecord> Processes, IReadOnlyList<RingRecord> Sums)
{
    /// <param name="plan">What the run had to do.</param>
    /// <param name="report">What the guest reported.</param>
    /// <param name="records">Records as the module wrote them (<c>struct mp3_record</c>).</param>
    public static RunRecords Of(GuestPlan plan, GuestReport report, ReadOnlySpan<byte> records)
    {
        RingRecord[] all = MemoryMarshal.Cast<byte, RingRecord>(records).ToArray();
        return new RunRecords(
            plan,
            report,
            [.. all.Where(record => !record.Flags.HasFlag(RecordMarks.Sum))],
            [.. all.Where(record => record.Flags.HasFlag(RecordMarks.Sum))]);
    }

    /// <summary>The records of one process.</summary>
    public IEnumerable<RingRecord> Of(ProcessReport process) => Processes.Where(record => record.Pid == process.Pid);
}
