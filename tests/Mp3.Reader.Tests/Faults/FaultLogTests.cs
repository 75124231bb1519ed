// SPDX-License-Identifier: MIT

using System.IO.Hashing;
using CsCheck;
using Mp3.Reader.Faults;

namespace Mp3.Reader.Tests.Faults;

public sealed class FaultLogTests
{
    private static readonly Gen<uint> Ids = Gen.OneOf(Gen.UInt[1, 5], Gen.UInt[1, 2000], Gen.UInt);

    private static readonly Gen<ulong> Numbers = Gen.OneOf(Gen.ULong[0, 3], Gen.ULong[1000, 1_000_000], Gen.ULong);

    private static readonly Gen<FaultRecord> Records = Gen.Select(Ids, Ids, Numbers, Numbers, Numbers, Numbers, Numbers, Gen.UInt)
        .Select((tid, pid, time, address, ip, minor, major, flags) => new FaultRecord
        {
            Tid = tid,
            Pid = pid,
            TimeNs = time,
            Address = address,
            Ip = ip,
            MinorFaults = minor,
            MajorFaults = major,
            Flags = (FaultMarks)(tid % 7 == 0 ? flags : flags & 31),
        });

    /// <summary>Records that have nothing to do with each other, and flushes in between.</summary>
    [Fact]
    public void Any_records_come_back_as_they_were()
    {
        Gen.Select(Records, Gen.Int[0, 99]).Array[0, 3000].Sample(
            steps =>
            {
                using var file = new MemoryStream();
                var writer = new FaultLogWriter(file);
                foreach ((FaultRecord record, int dice) in steps)
                {
                    writer.Append(record);
                    if (dice == 0)
                    {
                        writer.Flush();
                    }
                }

                writer.Flush();

                Assert.Equal(steps.Length, writer.Records);
                Assert.Equal(steps.Select(step => step.Item1), Read(file.ToArray()));
            },
            iter: 200);
    }

    /// <summary>More threads than a block has room for.</summary>
    [Fact]
    public void Any_number_of_threads_come_back()
    {
        FaultRecord[] records = [.. Enumerable.Range(0, 20_000).Select(index => new FaultRecord
        {
            Tid = (uint)(index * 7919 % 3001),
            Pid = (uint)(index % 3),
            TimeNs = (ulong)index,
            MinorFaults = (ulong)index,
        })];

        Assert.Equal(records, Read(Write(records)));
    }

    [Fact]
    public void A_fault_of_a_thread_that_touches_pages_at_random_takes_about_ten_bytes()
    {
        byte[] log = Write(FaultModel.Records(records: 100_000, seed: 1));

        Assert.InRange(log.Length / 100_000.0, 5, 10.5);
    }

    [Fact]
    public void Blocks_are_written_whole_and_are_no_longer_than_64_KiB()
    {
        using var file = new CountingStream();
        var writer = new FaultLogWriter(file);
        foreach (FaultRecord record in FaultModel.Records(records: 50_000, seed: 2))
        {
            writer.Append(record);
        }

        writer.Flush();

        Assert.True(file.Writes.Count > 5);
        Assert.All(file.Writes, bytes => Assert.InRange(bytes, 1, 64 * 1024));
        Assert.All(file.Writes.SkipLast(1), bytes => Assert.InRange(bytes, 63 * 1024, 64 * 1024));
    }

    [Fact]
    public void An_append_allocates_nothing()
    {
        FaultRecord[] records = FaultModel.Records(records: 50_000, seed: 3);
        var writer = new FaultLogWriter(Stream.Null);
        writer.Append(records[0]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        foreach (FaultRecord record in records)
        {
            writer.Append(record);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_empty_log_has_no_records() => Assert.Empty(Read([]));

    /// <summary>Wherever a log is torn but between two blocks, it is noticed after the records of the whole blocks.</summary>
    [Fact]
    public void A_torn_end_is_noticed()
    {
        FaultRecord[] records = FaultModel.Records(records: 20, seed: 4);
        byte[] first = Write(records[..10]);
        byte[] log = [.. first, .. Write(records[10..])];
        for (int length = first.Length + 1; length < log.Length; length++)
        {
            var read = new List<FaultRecord>();

            Assert.Throws<InvalidDataException>(() => ReadInto(read, log[..length]));

            Assert.Equal(records[..10], read);
        }
    }

    [Fact]
    public void Any_bit_that_is_another_is_noticed()
    {
        byte[] log = Write(FaultModel.Records(records: 30, seed: 5));
        for (int bit = 0; bit < 8 * log.Length; bit++)
        {
            byte[] damaged = [.. log];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Throws<InvalidDataException>(() => Read(damaged));
        }
    }

    /// <summary>Garbage in a block whose checksum is right is refused as garbage, or gives some records; no more.</summary>
    [Fact]
    public void Garbage_is_refused_or_read_but_does_nothing_else()
    {
        Gen.Select(Gen.Byte.Array[0, 400], Gen.UInt[0, 60], Gen.Bool).Sample((garbage, count, isBlock) =>
        {
            byte[] log = isBlock ? BlockOf(garbage, count) : garbage;
            var read = new List<FaultRecord>();
            try
            {
                ReadInto(read, log);
                Assert.Equal(isBlock ? count : 0, (uint)read.Count);
            }
            catch (InvalidDataException)
            {
                Assert.True(log.Length > 0);
            }
        });
    }

    private static byte[] Write(IEnumerable<FaultRecord> records)
    {
        using var file = new MemoryStream();
        var writer = new FaultLogWriter(file);
        foreach (FaultRecord record in records)
        {
            writer.Append(record);
        }

        writer.Flush();
        return file.ToArray();
    }

    private static FaultRecord[] Read(byte[] log)
    {
        using var file = new MemoryStream(log);
        return [.. FaultLogReader.Read(file)];
    }

    private static void ReadInto(List<FaultRecord> records, byte[] log)
    {
        using var file = new MemoryStream(log);
        foreach (FaultRecord record in FaultLogReader.Read(file))
        {
            records.Add(record);
        }
    }

    private static byte[] BlockOf(byte[] payload, uint records)
    {
        byte[] rest = [.. BitConverter.GetBytes(payload.Length), .. BitConverter.GetBytes(records), .. payload];
        return [.. "MP3FLOG1"u8, .. BitConverter.GetBytes(XxHash3.HashToUInt64(rest)), .. rest];
    }

    private sealed class CountingStream : MemoryStream
    {
        public List<int> Writes { get; } = [];

        public override void Write(ReadOnlySpan<byte> buffer) => Writes.Add(buffer.Length);

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
