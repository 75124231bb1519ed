// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Tests;

public sealed class RingReaderTests : IDisposable
{
    private const int Capacity = 8;
    private readonly MemoryRing _memory = new(Capacity);
    private readonly RingRecord[] _buffer = new RingRecord[100];

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void An_empty_ring_has_nothing_to_read()
    {
        using Ring ring = _memory.Attach();

        Assert.Equal(0, new RingReader(ring, 0).Read(_buffer));
    }

    [Fact]
    public void Records_come_in_order_across_the_wrap()
    {
        using Ring ring = _memory.Attach();
        var reader = new RingReader(ring, 0);
        _memory.WriteMany(6);
        Assert.Equal([1, 2, 3, 4, 5, 6], Seqs(reader));
        _memory.WriteMany(6);

        Assert.Equal([7, 8, 9, 10, 11, 12], Seqs(reader));
        Assert.Equal(12UL, reader.Position);
        Assert.Equal(0UL, reader.Lost);
    }

    [Fact]
    public void What_does_not_fit_is_read_the_next_time()
    {
        using Ring ring = _memory.Attach();
        var reader = new RingReader(ring, 0);
        _memory.WriteMany(5);

        Assert.Equal(2, reader.Read(_buffer.AsSpan(0, 2)));
        Assert.Equal([3, 4, 5], Seqs(reader));
    }

    [Fact]
    public void Overwritten_records_are_counted_exactly()
    {
        using Ring ring = _memory.Attach();
        var reader = new RingReader(ring, 0);
        _memory.WriteMany(20);

        // The writer may be in the slot of the oldest of the eight: seven are safe.
        Assert.Equal([14, 15, 16, 17, 18, 19, 20], Seqs(reader));
        Assert.Equal(13UL, reader.Lost);
    }

    [Fact]
    public void The_slot_that_the_writer_enters_next_is_not_read()
    {
        using Ring ring = _memory.Attach();
        var reader = new RingReader(ring, 0);
        _memory.WriteMany(Capacity);
        _memory.Slot(Capacity).MinorFaults = 123; // as if the writer had just begun

        Assert.Equal([2, 3, 4, 5, 6, 7, 8], Seqs(reader));
        Assert.Equal(1UL, reader.Lost);
    }

    [Fact]
    public void A_record_that_is_being_written_is_never_returned()
    {
        using Ring ring = _memory.Attach();
        var reader = new RingReader(ring, 0);
        _memory.WriteMany(5);
        _memory.Slot(2).Seq = 0;

        Assert.Equal([1, 2, 4, 5], Seqs(reader));
        Assert.Equal(1UL, reader.Lost);
        Assert.Equal(5UL, reader.Position);
    }

    [Fact]
    public void A_record_of_another_position_is_never_returned()
    {
        using Ring ring = _memory.Attach();
        var reader = new RingReader(ring, 0);
        _memory.WriteMany(5);
        _memory.Slot(4).Seq = 5 + Capacity;

        Assert.Equal([1, 2, 3, 4], Seqs(reader));
        Assert.Equal(1UL, reader.Lost);
    }

    [Fact]
    public void A_ring_full_of_broken_records_ends_the_read()
    {
        using Ring ring = _memory.Attach();
        var reader = new RingReader(ring, 0);
        _memory.WriteMany(5);
        for (ulong position = 0; position < 5; position++)
        {
            _memory.Slot(position).Seq = 0;
        }

        Assert.Equal(0, reader.Read(_buffer.AsSpan(0, 2)));
        Assert.Equal(5UL, reader.Lost);
    }

    [Fact]
    public void A_position_beyond_the_head_waits_for_the_writer()
    {
        using Ring ring = _memory.Attach();
        _memory.WriteMany(3);
        var reader = new RingReader(ring, 5);

        Assert.Equal(0, reader.Read(_buffer));
        Assert.Equal(5UL, reader.Position);
        _memory.WriteMany(3);
        Assert.Equal([6], Seqs(reader));
        Assert.Equal(0UL, reader.Lost);
    }

    [Fact]
    public void Nothing_is_read_or_lost_beyond_the_end()
    {
        using Ring ring = _memory.Attach();
        var reader = new RingReader(ring, 0);
        _memory.WriteMany(20);

        Assert.Equal(0, reader.Read(_buffer, 10));
        Assert.Equal((10UL, 10UL), (reader.Position, reader.Lost));
        Assert.Equal(2, reader.Read(_buffer, 15));
        Assert.Equal([14UL, 15UL], _buffer[..2].Select(record => record.Seq));
        Assert.Equal((15UL, 13UL), (reader.Position, reader.Lost));
        Assert.Equal(0, reader.Read(_buffer, 12));
        Assert.Equal((15UL, 13UL), (reader.Position, reader.Lost));
    }

    [Fact]
    public void A_reader_from_now_sees_only_what_comes()
    {
        using Ring ring = _memory.Attach();
        _memory.WriteMany(3);
        var reader = RingReader.FromNow(ring);
        _memory.WriteMany(2);

        Assert.Equal([4, 5], Seqs(reader));
    }

    [Fact]
    public void A_reader_from_the_oldest_loses_nothing()
    {
        using Ring ring = _memory.Attach();
        _memory.WriteMany(20);
        var reader = RingReader.FromOldest(ring);

        Assert.Equal(7, Seqs(reader).Length);
        Assert.Equal(0UL, reader.Lost);
    }

    [Fact]
    public void Two_readers_do_not_disturb_each_other()
    {
        using Ring ring = _memory.Attach();
        _memory.WriteMany(4);
        byte[] before = _memory.Bytes.ToArray();
        var first = new RingReader(ring, 0);
        var second = new RingReader(ring, 0);

        Assert.Equal(Seqs(first), Seqs(second));
        Assert.Equal(before, _memory.Bytes.ToArray());
    }

    private int[] Seqs(RingReader reader)
    {
        int read = reader.Read(_buffer);
        Assert.All(_buffer[..read], record => Assert.True(MemoryRing.IsGenuine(record)));
        return [.. _buffer[..read].Select(record => (int)record.Seq)];
    }
}
