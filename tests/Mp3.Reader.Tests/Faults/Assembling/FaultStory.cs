// SPDX-License-Identifier: MIT

using Mp3.Reader.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Reader.Tests.Faults.Assembling;

/// <summary>
/// What threads of one process do, told fault by fault: it makes the records that the module would write, and knows
/// what became of each fault.
/// </summary>
internal sealed class FaultStory
{
    public const uint Pid = 40;
    private readonly Dictionary<uint, (ulong Minor, ulong Major)> _counts = [];
    private readonly List<Fault> _faults = [];
    private ulong _now = 1_000_000;

    /// <summary>As the module writes them.</summary>
    public List<FaultRecord> Records { get; } = [];

    /// <summary>In order of time, with what became of them.</summary>
    public IReadOnlyList<Fault> Faults => [.. _faults.OrderBy(fault => fault.TimeNs)];

    /// <summary>Faults without a trap.</summary>
    public long Untrapped { get; private set; }

    /// <summary>What the process had in all.</summary>
    public FaultTotals Totals { get; private set; }

    /// <summary>A thread that had faults before it was traced.</summary>
    public FaultStory Had(uint tid, ulong minor, ulong major)
    {
        _counts[tid] = (minor, major);
        return this;
    }

    public FaultStory Minor(uint tid)
    {
        Take(tid, FaultKind.Minor, latencyNs: null);
        Count(tid, minor: 1, major: 0);
        return this;
    }

    public FaultStory Failed(uint tid)
    {
        Take(tid, FaultKind.Failed, latencyNs: null);
        return this;
    }

    /// <summary>A major fault of this latency, ns; null: its end is not recorded.</summary>
    public FaultStory Major(uint tid, ulong? latencyNs)
    {
        FaultRecord record = Take(tid, FaultKind.Major, latencyNs);
        Count(tid, minor: 0, major: 1);
        if (latencyNs is { } latency)
        {
            _now = record.TimeNs + latency;
            (ulong minor, ulong major) = _counts[tid];
            Records.Add(record with { TimeNs = _now, Flags = FaultMarks.MajorEnd, MinorFaults = minor, MajorFaults = major });
        }

        return this;
    }

    /// <summary>Faults of which the module hears nothing.</summary>
    public FaultStory WithoutTrap(uint tid, ulong minor, ulong major)
    {
        Count(tid, minor, major);
        Untrapped += (long)(minor + major);
        return this;
    }

    private FaultRecord Take(uint tid, FaultKind kind, ulong? latencyNs)
    {
        _now += 1000;
        (ulong minor, ulong major) = _counts.GetValueOrDefault(tid);
        var record = new FaultRecord
        {
            TimeNs = _now,
            Pid = Pid,
            Tid = tid,
            Address = 4096 * _now,
            Ip = 0x401000,
            Flags = FaultMarks.Write,
            MinorFaults = minor,
            MajorFaults = major,
        };
        Records.Add(record);
        _faults.Add(new Fault(record.TimeNs, Pid, tid, record.Address, record.Ip, record.Flags, kind, latencyNs));
        Totals = Totals with { Traced = (Totals.Traced ?? 0) + 1 };
        return record;
    }

    private void Count(uint tid, ulong minor, ulong major)
    {
        (ulong oldMinor, ulong oldMajor) = _counts.GetValueOrDefault(tid);
        _counts[tid] = (oldMinor + minor, oldMajor + major);
        Totals = Totals with { Minor = Totals.Minor + minor, Major = Totals.Major + major };
    }
}
