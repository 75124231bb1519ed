// SPDX-License-Identifier: MIT

using CsCheck;

namespace Mp3.Reader.Tests;

public sealed class RingReaderModelTests
{
    /// <summary>Any interleaving of writes and reads against a model that knows only the two positions.</summary>
    [Fact]
    public void Any_writes_and_reads_return_what_a_model_expects()
    {
        Gen<(int CapacityLog, int RecordSize, (int Writes, int Room)[] Steps)> gen = Gen.Select(
            Gen.Int[1, 6],
            Gen.OneOf(128, 136, 192),
            Gen.Select(Gen.Int[0, 150], Gen.Int[0, 150]).Array[0, 30]);
        gen.Sample(run =>
        {
            int capacity = 1 << run.CapacityLog;
            using var memory = new MemoryRing(capacity, run.RecordSize);
            using Ring ring = memory.Attach();
            var reader = new RingReader(ring, 0);
            long head = 0, position = 0, lost = 0;
            foreach ((int writes, int room) in run.Steps)
            {
                memory.WriteMany(writes);
                head += writes;
                long first = Math.Max(position, head - capacity + 1);
                lost += first - position;
                position = first + Math.Min(room, head - first);

                var buffer = new RingRecord[room];
                int read = reader.Read(buffer);

                IEnumerable<int> expected = Enumerable.Range((int)first + 1, (int)(position - first));
                Assert.Equal(expected, buffer[..read].Select(record => (int)record.Seq));
                Assert.All(buffer[..read], record => Assert.True(MemoryRing.IsGenuine(record)));
                Assert.Equal((ulong)position, reader.Position);
                Assert.Equal((ulong)lost, reader.Lost);
            }
        });
    }
}
