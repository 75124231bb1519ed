// SPDX-License-Identifier: MIT

using System.Runtime.CompilerServices;
using Mp3.Protocol;

namespace Mp3.Reader.Faults;

/// <summary>Constants and rules of the map, as <c>kernel_module/mp3_faults.h</c> has them.</summary>
public static class FaultRingsLayout
{
    /// <summary>"MFPF", little endian (<c>MP3_FAULTS_MAGIC</c>).</summary>
    public const uint Magic = 0x4650464d;

    /// <summary><c>MP3_FAULTS_DEVICE_PATH</c>.</summary>
    public const string DevicePath = "/dev/mp3_faults";

    /// <summary>Offset of the first ring, bytes (<c>MP3_FAULTS_HEADER_SIZE</c>).</summary>
    public const int HeaderSize = 4096;

    /// <summary>Offset of the first record of a ring, bytes (<c>MP3_FAULT_RING_HEADER_SIZE</c>).</summary>
    public const int RingHeaderSize = 4096;

    /// <summary>Size of <c>struct mp3_fault_record</c>, bytes; the distance of records may be larger.</summary>
    public static int RecordSize => Unsafe.SizeOf<FaultRecord>();

    private const ulong LargestCapacity = 1UL << 32;
    private const uint MostRings = 1 << 16;

    /// <summary>Checks the header of fault rings.</summary>
    /// <param name="header">The header.</param>
    /// <param name="available">Bytes that are there: header and rings.</param>
    /// <param name="origin">Where it came from, for the message.</param>
    /// <returns>Length of the whole map, bytes.</returns>
    /// <exception cref="Mp3Exception">Unavailable: these are no fault rings, not all of them, or of another version.</exception>
    public static long Validate(in FaultRingsHeader header, long available, string origin)
    {
        if (header.Magic != Magic)
        {
            throw Mp3Exception.Unavailable(
                $"{origin} holds no mp3 fault rings (its first word is 0x{header.Magic:x8}): is another driver using that name?");
        }

        if (header.AbiVersion != RingLayout.AbiVersion)
        {
            throw Mp3Exception.Unavailable(
                $"{origin} speaks version {header.AbiVersion} of the ABI, this program version {RingLayout.AbiVersion}: "
                + "build the module and the program from the same sources");
        }

        if (header.HeaderSize < Unsafe.SizeOf<FaultRingsHeader>() || header.HeaderSize % 8 != 0
            || header.RingHeaderSize < Unsafe.SizeOf<FaultRingHeader>() || header.RingHeaderSize % 8 != 0
            || header.RecordSize < RecordSize || header.RecordSize % 8 != 0
            || header.Rings is 0 or > MostRings
            || header.Capacity is < 2 or > LargestCapacity || !ulong.IsPow2(header.Capacity)
            || header.RingSize < header.RingHeaderSize + (header.Capacity * header.RecordSize) || header.RingSize % 8 != 0
            || header.RingSize > (ulong)long.MaxValue / 2 / header.Rings)
        {
            throw Mp3Exception.Unavailable(
                $"{origin} has a damaged header: {header.Rings} rings of {header.RingSize} bytes, record size {header.RecordSize}, "
                + $"capacity {header.Capacity}; load the module again");
        }

        long length = (long)(header.HeaderSize + (header.Rings * header.RingSize));
        return length <= available
            ? length
            : throw Mp3Exception.Unavailable(
                $"{origin} has {available} bytes where its header promises {length}: it is cut off");
    }
}
