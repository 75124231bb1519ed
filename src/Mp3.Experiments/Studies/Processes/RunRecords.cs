// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using Mp3.Protocol;
using Mp3.Reader;

namespace Mp3.Experiments.Studies.Processes;

/// <summary>What one run brought home: its report and its records, divided into ticks.</summary>
/// <param name="plan">What it had to do.</param>
/// <param name="report">What the guest reported.</param>
/// <param name="processes">The processes' records, in the order of the ring.</param>
/// <param name="sums">The sum of each tick, in the order of the ring.</param>
/// <param name="machine">The machine in each tick, in the order of the ring.</param>
public sealed class RunRecords(
    GuestPlan plan,
    GuestReport report,
    IReadOnlyList<RingRecord> processes,
    IReadOnlyList<RingRecord> sums,
    IReadOnlyList<MachineRecord> machine)
{
    private const RecordMarks Kinds = RecordMarks.Sum | RecordMarks.Machine;

    private readonly ILookup<uint, RingRecord> _byPid = processes.ToLookup(record => record.Pid);

    public GuestPlan Plan => plan;

    public GuestReport Report => report;

    public IReadOnlyList<RingRecord> Processes => processes;

    public IReadOnlyList<RingRecord> Sums => sums;

    public IReadOnlyList<MachineRecord> Machine => machine;

    /// <param name="plan">What the run had to do.</param>
    /// <param name="report">What the guest reported.</param>
    /// <param name="records">Records as the module wrote them (<c>struct mp3_record</c>).</param>
    public static RunRecords Of(GuestPlan plan, GuestReport report, ReadOnlySpan<byte> records)
    {
        RingRecord[] all = MemoryMarshal.Cast<byte, RingRecord>(records).ToArray();
        ILookup<RecordMarks, RingRecord> byKind = all.ToLookup(record => record.Flags & Kinds);
        return new RunRecords(
            plan,
            report,
            [.. byKind[RecordMarks.None]],
            [.. byKind[RecordMarks.Sum]],
            [.. byKind[RecordMarks.Machine].Select(record => MachineRecord.Of(record))]);
    }

    /// <summary>The records of one process.</summary>
    public IEnumerable<RingRecord> Of(ProcessReport process) => Of(process.Pid);

    /// <summary>The records of whatever has a pid.</summary>
    public IEnumerable<RingRecord> Of(int pid) => _byPid[(uint)pid];
}
