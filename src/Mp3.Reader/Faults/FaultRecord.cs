// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader.Faults;

/// <summary>A fault of a thread that is traced, as it is taken, or the end of a major one: <c>struct
/// mp3_fault_record</c>, 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct FaultRecord
{
    /// <summary>1 + position in its ring since the module was loaded.</summary>
    public ulong Seq;

    /// <summary>When it was taken (at a <see cref="FaultMarks.MajorEnd"/>: over), ns of the rings' clock.</summary>
    public ulong TimeNs;

    /// <summary>The address that the thread wanted.</summary>
    public ulong Address;

    /// <summary>The address of the instruction.</summary>
    public ulong Ip;

    /// <summary>Thread group id in the init namespace.</summary>
    public uint Pid;

    /// <summary>Thread id in the init namespace.</summary>
    public uint Tid;

    public FaultMarks Flags;

    public uint Reserved;

    /// <summary>Minor faults of the thread before this one (at a <see cref="FaultMarks.MajorEnd"/>: with it).</summary>
    public ulong MinorFaults;

    /// <summary>Major faults of the thread, likewise.</summary>
    public ulong MajorFaults;

    /// <summary>
    /// The note that records of a ring were lost, for a log: <see cref="TimeNs"/> is from when on,
    /// <see cref="Address"/> until when, <see cref="MinorFaults"/> how many.
    /// </summary>
    /// <param name="fromNs">Time of the ring's last record before the gap; 0 if there was none.</param>
    /// <param name="untilNs">Time of its first record after the gap.</param>
    /// <param name="records">How many were lost.</param>
    public static FaultRecord Loss(ulong fromNs, ulong untilNs, ulong records) =>
        new() { TimeNs = fromNs, Address = untilNs, Flags = FaultMarks.Lost, MinorFaults = records };
}
