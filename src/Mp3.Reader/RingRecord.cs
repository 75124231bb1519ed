// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mp3.Reader;

/// <summary>
/// What one process did in one tick and what memory it has, or all of them together (pid 0): <c>struct mp3_record</c>,
/// 128 bytes. Faults and CPU times are differences to the process's previous record. In a ring of version 2 of the
/// ABI it ends with <see cref="Check"/>; what follows is 0.
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

    /// <summary>Of a child that was followed: thread group id of who forked it, in the init namespace; else 0.</summary>
    public uint Parent;

    public uint Reserved0;

    /// <summary>Resident anonymous pages now.</summary>
    public ulong AnonPages;

    /// <summary>Resident pages of files now.</summary>
    public ulong FilePages;

    /// <summary>Resident pages of shared memory now.</summary>
    public ulong ShmemPages;

    /// <summary>Pages that are swapped out now.</summary>
    public ulong SwapEntries;

    /// <summary>Faults recorded in the fault rings since the process's previous record.</summary>
    public ulong TracedFaults;

    public ulong Reserved1;
    public ulong Reserved2;

    private const int Words = 16;

    /// <summary>Of a record of version 2 of the ABI.</summary>
    private const int OldWords = 8;

    /// <summary>The word that holds <see cref="Tick"/> and <see cref="Check"/>.</summary>
    private const int TickWord = 7;

    /// <summary>What <see cref="Check"/> must be: <c>mp3_record_check()</c>. A record that was read by the protocol
    /// always has it; one that was copied without care may not.</summary>
    public readonly uint Digest() => DigestOf(Words);

    /// <summary>Whether no field comes from another record, as far as the digest can tell.</summary>
    public readonly bool IsWhole() => Check == Digest() || (HasOldFieldsOnly() && Check == DigestOf(OldWords));

    private readonly uint DigestOf(int words)
    {
        ulong sum = 0;
        for (int i = 0; i < words; i++)
        {
            sum = Mix(sum, i == TickWord ? Tick : Word(i));
        }

        return (uint)sum;
    }

    private readonly bool HasOldFieldsOnly()
    {
        ulong any = 0;
        for (int i = OldWords; i < Words; i++)
        {
            any |= Word(i);
        }

        return any == 0;
    }

    private readonly ulong Word(int index) =>
        Unsafe.Add(ref Unsafe.As<RingRecord, ulong>(ref Unsafe.AsRef(in this)), index);

    private static ulong Mix(ulong sum, ulong word)
    {
        ulong product = (sum ^ word) * 0x9e3779b97f4a7c15;
        return product ^ (product >> 32);
    }
}
