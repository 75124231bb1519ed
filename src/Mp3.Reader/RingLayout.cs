// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;
using Mp3.Protocol;

namespace Mp3.Reader;

/// <summary>Constants and rules of the map, as <c>kernel_module/mp3.h</c> has them.</summary>
public static class RingLayout
{
    /// <summary>"MFP3", little endian (<c>MP3_MAGIC</c>).</summary>
    public const uint Magic = 0x3350464d;

    /// <summary><c>MP3_ABI_VERSION</c>; this one and <see cref="OldAbiVersion"/> are read, others refused.</summary>
    public const uint AbiVersion = 3;

    /// <summary>The version whose records are the first half of ours.</summary>
    public const uint OldAbiVersion = 2;

    /// <summary>Offset of the first record, bytes (<c>MP3_HEADER_SIZE</c>).</summary>
    public const int HeaderSize = 4096;

    /// <summary><c>MP3_DEVICE_PATH</c>.</summary>
    public const string DevicePath = "/dev/mp3";

    /// <summary><c>MP3_STATUS_PATH</c>.</summary>
    public const string StatusPath = "/proc/mp3/status";

    /// <summary>Size of <c>struct mp3_record</c>, bytes; the distance of a ring's records may be larger.</summary>
    public static int RecordSize => Unsafe.SizeOf<RingRecord>();

    /// <summary>Size of a record of <see cref="OldAbiVersion"/>, bytes.</summary>
    public const int OldRecordSize = 64;

    private const ulong LargestCapacity = 1UL << 32;

    /// <summary>Checks the header of a ring.</summary>
    /// <param name="header">The header.</param>
    /// <param name="available">Bytes that are there, header and records.</param>
    /// <param name="origin">Where it came from, for the message.</param>
    /// <returns>Length of the whole map, bytes.</returns>
    /// <exception cref="Mp3Exception">Unavailable: it is no ring, not all of it, or of another version.</exception>
    public static long Validate(in RingHeader header, long available, string origin)
    {
        if (header.Magic != Magic)
        {
            throw Mp3Exception.Unavailable(
                $"{origin} is not an mp3 ring (its first word is 0x{header.Magic:x8}): is another driver using that name?");
        }

        if (header.AbiVersion is not (AbiVersion or OldAbiVersion))
        {
            throw Mp3Exception.Unavailable(
                $"{origin} speaks version {header.AbiVersion} of the ring's ABI, this program versions {OldAbiVersion} and {AbiVersion}: "
                + "build the module and the program from the same sources");
        }

        if (header.HeaderSize < Unsafe.SizeOf<RingHeader>() || header.HeaderSize % 8 != 0
            || header.RecordSize < SmallestRecord(header) || header.RecordSize % 8 != 0
            || header.Capacity is < 2 or > LargestCapacity || !ulong.IsPow2(header.Capacity))
        {
            throw Mp3Exception.Unavailable(
                $"{origin} has a damaged header: header size {header.HeaderSize}, record size {header.RecordSize}, "
                + $"capacity {header.Capacity}; load the module again");
        }

        long length = checked((long)(header.HeaderSize + (header.Capacity * header.RecordSize)));
        return length <= available
            ? length
            : throw Mp3Exception.Unavailable(
                $"{origin} has {available} bytes where its header promises {length}: it is cut off");
    }

    /// <summary>Bytes of a record that have a meaning.</summary>
    internal static int SmallestRecord(in RingHeader header) =>
        header.AbiVersion == OldAbiVersion ? OldRecordSize : RecordSize;
}
