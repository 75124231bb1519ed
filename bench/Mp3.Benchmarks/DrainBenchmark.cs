// SPDX-License-Identifier: MIT

using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Mp3.Reader;

namespace Mp3.Benchmarks;

/// <summary>Reads a full ring, and copies the same bytes to the same place without looking at them.</summary>
public unsafe class DrainBenchmark
{
    /// <summary>Records a read, as a monitor would: 256 KiB.</summary>
    private const int BatchSize = 4096;

    /// <summary>Records, 16 KiB.</summary>
    private const int PieceSize = 256;

    private byte* _memory;
    private byte* _destination;
    private Ring? _ring;

    /// <summary>Size of the ring, MiB.</summary>
    [Params(1, 16)]
    public int RingMiB { get; set; }

    private int Capacity => RingMiB << 14;

    /// <summary>Records of a full ring that the writer can't be touching.</summary>
    public static int ReadableOf(int ringMiB) => (ringMiB << 14) - 1;

    [GlobalSetup]
    public void Fill()
    {
        int length = RingLayout.HeaderSize + (Capacity * RingLayout.RecordSize);
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)length, RingLayout.HeaderSize);
        new Span<byte>(_memory, length).Clear();
        *(RingHeader*)_memory = new RingHeader
        {
            Magic = RingLayout.Magic,
            AbiVersion = RingLayout.AbiVersion,
            HeaderSize = RingLayout.HeaderSize,
            RecordSize = (uint)RingLayout.RecordSize,
            Capacity = (ulong)Capacity,
            PeriodNs = 50_000_000,
            ClockId = 1,
            Head = (ulong)Capacity,
            Closed = (ulong)Capacity,
        };
        // The same distance between the buffers in every run: the C library's memmove() depends on it.
        _destination = (byte*)NativeMemory.AlignedAlloc((nuint)(BatchSize * RingLayout.RecordSize), RingLayout.HeaderSize);
        Batch.Clear();
        for (int i = 0; i < Capacity; i++)
        {
            Records[i].Seq = (ulong)i + 1;
        }

        _ring = Ring.Attach((nint)_memory, length);
    }

    [GlobalCleanup]
    public void Free()
    {
        _ring?.Dispose();
        NativeMemory.AlignedFree(_memory);
        NativeMemory.AlignedFree(_destination);
    }

    /// <summary>One call a read.</summary>
    [Benchmark]
    public RingRecord Memcpy() => Copy(BatchSize);

    /// <summary>Small calls, which some machines do much faster.</summary>
    [Benchmark]
    public RingRecord MemcpyInPieces() => Copy(PieceSize);

    [Benchmark]
    public ulong Drain()
    {
        var reader = RingReader.FromOldest(_ring!);
        while (reader.Read(Batch) > 0)
        {
            // Until nothing is new.
        }

        return reader.Position;
    }

    private RingRecord Copy(int count)
    {
        Span<RingRecord> records = Records[1..];
        for (int first = 0; first < records.Length; first += count)
        {
            Span<RingRecord> from = records.Slice(first, Math.Min(count, records.Length - first));
            from.CopyTo(Batch[(first & (BatchSize - 1))..]);
        }

        return Batch[0];
    }

    private Span<RingRecord> Batch => new(_destination, BatchSize);

    private Span<RingRecord> Records => new(_memory + RingLayout.HeaderSize, Capacity);
}
