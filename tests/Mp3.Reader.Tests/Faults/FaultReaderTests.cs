// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Reader.Faults;

namespace Mp3.Reader.Tests.Faults;

public sealed class FaultReaderTests(ScratchFolder folder) : IClassFixture<ScratchFolder>
{
    private const int Capacity = 8;
    private const ulong Ever = ulong.MaxValue;

    [Fact]
    public void Records_of_all_processors_come_in_order_of_time()
    {
        using FileFaultRings memory = Make(3);
        using var rings = FaultRings.Open(memory.Path);
        var reader = FaultReader.FromNow(rings);
        memory.Write(2, 10);
        memory.Write(0, 20);
        memory.Write(2, 30);
        memory.Write(1, 40);
        memory.Write(0, 50);

        Assert.Equal([10UL, 20, 30, 40, 50], Times(reader, Ever));
        Assert.Equal(0UL, reader.Lost);
    }

    [Fact]
    public void What_is_later_than_the_look_is_kept_for_the_next_one()
    {
        using FileFaultRings memory = Make(2);
        using var rings = FaultRings.Open(memory.Path);
        var reader = FaultReader.FromNow(rings);
        memory.Write(1, 100);
        memory.Write(1, 201);

        Assert.Equal([100UL], Times(reader, untilNs: 200));

        // The thread's earlier record was not there yet when its ring was looked at.
        memory.Write(0, 150);

        Assert.Equal([150UL, 201], Times(reader, untilNs: 300));
    }

    [Fact]
    public void A_field_is_what_was_written()
    {
        using FileFaultRings memory = Make(1);
        using var rings = FaultRings.Open(memory.Path);
        var reader = FaultReader.FromNow(rings);
        var written = new FaultRecord
        {
            TimeNs = 1,
            Address = ulong.MaxValue,
            Ip = 0xffff_ffff_8000_0000,
            Pid = 7,
            Tid = 8,
            Flags = FaultMarks.Write | FaultMarks.Protection,
            MinorFaults = 9,
            MajorFaults = 10,
        };
        memory.Write(0, written);

        Assert.Equal([written with { Seq = 1 }], Read(reader, Ever));
    }

    [Theory]
    [InlineData(Capacity - 1, 0)]
    [InlineData(Capacity, 1)]
    [InlineData(Capacity + 3, 4)]
    [InlineData((3 * Capacity) + 1, (2 * Capacity) + 2)]
    public void Where_records_were_overwritten_there_is_a_note_of_how_many(int written, int lost)
    {
        using FileFaultRings memory = Make(1);
        using var rings = FaultRings.Open(memory.Path);
        var reader = FaultReader.FromNow(rings);
        memory.Write(0, 5);
        Assert.Equal([5UL], Times(reader, Ever));
        for (int i = 1; i <= written; i++)
        {
            memory.Write(0, (ulong)i * 100);
        }

        FaultRecord[] read = Read(reader, Ever);

        Assert.Equal((ulong)lost, reader.Lost);
        Assert.Equal(written - lost, read.Count(record => record.Flags == FaultMarks.None));
        FaultRecord[] expected = lost == 0 ? [] : [FaultRecord.Loss(5, ((ulong)lost + 1) * 100, (ulong)lost)];
        Assert.Equal(expected, read.Where(record => record.Flags == FaultMarks.Lost));
    }

    /// <summary>However often it looks, and however many rings there are, what is read and what is lost is all.</summary>
    [Fact]
    public void Nothing_is_missing_that_is_not_counted() => Gen.Select(Gen.Int[1, 4], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 40]).Array[1, 30]).Sample((count, steps) =>
    {
        using FileFaultRings memory = Make(count);
        using var rings = FaultRings.Open(memory.Path);
        var reader = FaultReader.FromNow(rings);
        ulong time = 0;
        var read = new List<FaultRecord>();
        foreach ((int ring, int writes) in steps)
        {
            for (int i = 0; i < writes; i++)
            {
                memory.Write(ring % count, ++time);
            }

            read.AddRange(Read(reader, time));
        }

        ulong told = read.Where(record => record.Flags == FaultMarks.Lost).Aggregate(0UL, (sum, note) => sum + note.MinorFaults);
        Assert.Equal(told, reader.Lost);
        Assert.Equal(time, told + (ulong)read.Count(record => record.Flags == FaultMarks.None));
        Assert.Equal(read.Where(record => record.Flags == FaultMarks.None).Select(record => record.TimeNs).Order(), read.Where(record => record.Flags == FaultMarks.None).Select(record => record.TimeNs));
    }, iter: 200, threads: 1);

    [Fact]
    public void A_reader_from_the_oldest_begins_with_what_is_there()
    {
        using FileFaultRings memory = Make(1);
        using var rings = FaultRings.Open(memory.Path);
        for (int i = 1; i <= Capacity + 2; i++)
        {
            memory.Write(0, (ulong)i);
        }

        var reader = FaultReader.FromOldest(rings);

        // The writer may be about to overwrite the oldest slot.
        Assert.Equal(Enumerable.Range(4, Capacity - 1).Select(i => (ulong)i), Times(reader, Ever));
        Assert.Equal(0UL, reader.Lost);
    }

    [Fact]
    public void Records_may_be_farther_apart_than_they_are_long()
    {
        using var memory = new FileFaultRings(folder[Guid.NewGuid().ToString("N")], 2, Capacity, recordSize: 96);
        using var rings = FaultRings.Open(memory.Path);
        var reader = FaultReader.FromNow(rings);
        memory.Write(1, 1);
        memory.Write(1, 2);

        Assert.Equal([1UL, 2], Times(reader, Ever));
    }

    private FileFaultRings Make(int rings) => new(folder[Guid.NewGuid().ToString("N")], rings, Capacity);

    private static ulong[] Times(FaultReader reader, ulong untilNs) => [.. Read(reader, untilNs).Select(record => record.TimeNs)];

    /// <summary>By threes: less than there are.</summary>
    private static FaultRecord[] Read(FaultReader reader, ulong untilNs)
    {
        var all = new List<FaultRecord>();
        var batch = new FaultRecord[3];
        while (reader.Read(batch, untilNs) is > 0 and var read)
        {
            all.AddRange(batch[..read]);
        }

        return [.. all];
    }
}
