// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults;

/// <summary>What a block of a fault log knows of a thread: its last record, and so what the next one may be.</summary>
internal struct LoggedThread
{
    public uint Tid;
    public uint Pid;
    public ulong Address;
    public ulong Ip;
    private ulong _minorFaults;
    private ulong _majorFaults;
    private bool _inFault;

    /// <summary>
    /// The counts that the thread's next record is expected to have: those of the last, with the last fault in them.
    /// That one was major if this record is its end, else minor. Of a thread that is new, nothing.
    /// </summary>
    public readonly (ulong Minor, ulong Major) Expect(FaultMarks marks) =>
        !_inFault ? (_minorFaults, _majorFaults)
        : (marks & FaultMarks.MajorEnd) != FaultMarks.None ? (_minorFaults, _majorFaults + 1)
        : (_minorFaults + 1, _majorFaults);

    /// <summary>Notes what the thread's last record is.</summary>
    public void Note(in FaultRecord record)
    {
        Address = record.Address;
        Ip = record.Ip;
        _minorFaults = record.MinorFaults;
        _majorFaults = record.MajorFaults;
        _inFault = (record.Flags & FaultMarks.MajorEnd) == FaultMarks.None;
    }
}
