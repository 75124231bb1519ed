// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;

namespace Mp3.Reader;

/// <summary>
/// What one process did in one tick, or all of them together (pid 0): <c>struct mp3_record</c>, 64 bytes.
/// Faults and CPU times are differences to the process's previous record.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public record struct RingRecord
{
    /// <summary>1 + position in the stream of records since the module was loaded.</summary>
    public ulong Seq;

    /// <summary>When the process was sampled, ns of the ring's clock.</summary>
    public ulong TimeNs;

    /// <summary>Thread group id in the init namespace; 0: the sum over all processes.</summary>
    public uint Pid;

    public RecordMarks Flags;

    /// <summary>In a sum: how many records it adds up.</summary>
    public ushort Processes;

    /// <summary>Minor faults since the process's previous record.</summary>
    public ulong MinorFaults;

    /// <summary>Major faults since the process's previous record.</summary>
    public ulong MajorFaults;

    /// <summary>User CPU time since the process's previous record, ns.</summary>
    public ulong UserNs;

    /// <summary>System CPU time since the process's previous record, ns.</summary>
    public ulong SystemNs;

    /// <summary>Number of the tick, from 1: it was due at the ring's epoch + tick × period.</summary>
    public uint Tick;

    /// <summary>Digest of all other fields; <see cref="Digest"/> computes it.</summary>
    public uint Check;

    /// <summary>What <see cref="Check"/> must be: <c>mp3_record_check()</c>. A record that was read by the protocol
    /// always has it; one that was copied without care may not.</summary>
    public readonly uint Digest()
    {
        ulong sum = Mix(0, Seq);
        sum = Mix(sum, TimeNs);
        sum = Mix(sum, ((ulong)Processes << 48) | ((ulong)Flags << 32) | Pid);
        sum = Mix(sum, MinorFaults);
        sum = Mix(sum, MajorFaults);
        sum = Mix(sum, UserNs);
        sum = Mix(sum, SystemNs);
        return (uint)Mix(sum, Tick);
    }

    /// <summary>Whether no field comes from another record, as far as the digest can tell.</summary>
    public readonly bool IsWhole() => Check == Digest();

    private static ulong Mix(ulong sum, ulong word)
    {
        ulong product = (sum ^ word) * 0x9e3779b97f4a7c15;
        return product ^ (product >> 32);
    }
}
