// SPDX-License-Identifier: MIT

using System.Buffers.Binary;

namespace Mp3.Reader.Tests;

/// <summary>A recorded ring of version 2 of the ABI, written byte by byte as its documentation had it.</summary>
internal static class OldRing
{
    private const int Capacity = 16;
    private const int RecordSize = 64;

    /// <summary>Writes a ring of so many records.</summary>
    /// <returns>The records.</returns>
    public static RingRecord[] Save(string path, int count)
    {
        byte[] ring = new byte[RingLayout.HeaderSize + (Capacity * RecordSize)];
        Put(ring, 0, 0x0000_0002_3350_464d); // magic, abi_version
        Put(ring, 8, 0x0000_0040_0000_1000); // header_size, record_size
        Put(ring, 16, Capacity);
        Put(ring, 24, 50_000_000);
        Put(ring, 32, 1);
        Put(ring, 40, 1_000_000_000);
        Put(ring, 64, (ulong)count);
        Put(ring, 72, (ulong)count);
        RingRecord[] records = [.. Enumerable.Range(0, count).Select(Record)];
        foreach (RingRecord record in records)
        {
            Span<byte> slot = ring.AsSpan(RingLayout.HeaderSize + ((int)(record.Seq - 1) * RecordSize), RecordSize);
            ulong[] words = Words(record);
            for (int i = 0; i < words.Length; i++)
            {
                Put(slot, 8 * i, words[i]);
            }

            BinaryPrimitives.WriteUInt32LittleEndian(slot[60..], record.Check);
        }

        File.WriteAllBytes(path, ring);
        return records;
    }

    private static RingRecord Record(int position)
    {
        var record = new RingRecord
        {
            Seq = (ulong)position + 1,
            TimeNs = 1_050_000_000 + (ulong)position,
            Pid = 0xfedcba98,
            Flags = RecordMarks.Late,
            Processes = 0x8001,
            MinorFaults = 100 + (ulong)position,
            MajorFaults = 1UL << 63,
            UserNs = 500_000,
            SystemNs = ulong.MaxValue,
            Tick = 0x80000001,
        };
        ulong sum = 0;
        foreach (ulong word in Words(record))
        {
            sum = (sum ^ word) * 0x9e3779b97f4a7c15;
            sum ^= sum >> 32;
        }

        return record with { Check = (uint)sum };
    }

    private static ulong[] Words(RingRecord record) =>
    [
        record.Seq,
        record.TimeNs,
        ((ulong)record.Processes << 48) | ((ulong)record.Flags << 32) | record.Pid,
        record.MinorFaults,
        record.MajorFaults,
        record.UserNs,
        record.SystemNs,
        record.Tick,
    ];

    private static void Put(Span<byte> bytes, int offset, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[offset..], value);
}
