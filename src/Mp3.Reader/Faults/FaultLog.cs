// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults;

/// <summary>
/// The form of a fault log, which <see cref="FaultLogWriter"/> writes and <see cref="FaultLogReader"/> reads: blocks,
/// one after the other, each of which can be read without the others.
/// </summary>
/// <remarks>
/// <para>
/// A block, little endian: 8 bytes magic; u64 XXH3 of all that follows; u32 length of the payload, bytes; u32 number
/// of records; the payload. A log is over where no block follows; two logs, one after the other, are a log.
/// </para>
/// <para>
/// A record is a few numbers of variable length: 7 bits a byte, the lowest first, the highest bit set in all bytes
/// but the last. Differences are modulo 2^64, and signed: 0, −1, 1, −2, … are written as 0, 1, 2, 3, ….
/// </para>
/// <list type="number">
/// <item>The marks × 8, plus <see cref="OtherThread"/>, <see cref="OtherIp"/>, <see cref="OtherCounts"/>.</item>
/// <item>If it is another thread than the record before had, or the block's first record: the thread's number in
/// the block, from 1 in the order of appearance; or 0 if it is new, then its tid and its pid.</item>
/// <item>The time, as difference to the record before (the first: to 0).</item>
/// <item>The address, as difference to the thread's last.</item>
/// <item>If it is another than the thread's last: the address of the instruction, as difference to that one.</item>
/// <item>If they are not what <see cref="LoggedThread"/> expects: the thread's minor and then its major faults, as
/// differences to what was expected.</item>
/// </list>
/// <para>A record's position in its ring is not in the log.</para>
/// </remarks>
internal static class FaultLog
{
    /// <summary>Bytes before a block's payload.</summary>
    public const int HeaderSize = 24;

    /// <summary>Where the checksum lies.</summary>
    public const int ChecksumOffset = 8;

    /// <summary>Where that begins over which the checksum is.</summary>
    public const int CheckedOffset = 16;

    /// <summary>Where the number of records lies.</summary>
    public const int RecordsOffset = 20;

    /// <summary>The longest block, its header included.</summary>
    public const int MaxBlockSize = 64 * 1024;

    /// <summary>The longest record: seven numbers of up to ten bytes, and tid and pid of five.</summary>
    public const int MaxRecordSize = 80;

    /// <summary>Threads that a block can have.</summary>
    public const int MaxThreads = 512;

    /// <summary>The record's thread is not that of the record before.</summary>
    public const int OtherThread = 1 << 0;

    /// <summary>The instruction is not that of the thread's last record.</summary>
    public const int OtherIp = 1 << 1;

    /// <summary>The counts are not what was expected.</summary>
    public const int OtherCounts = 1 << 2;

    /// <summary>Bits below the marks.</summary>
    public const int MarksShift = 3;

    /// <summary>First bytes of a block; the digit is the version of this form.</summary>
    public static ReadOnlySpan<byte> Magic => "MP3FLOG1"u8;
}
