// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Tests;

public sealed class ConcurrentReadersTests
{
    private const int Records = 2_000_000;

    /// <summary>A writer at full speed and readers that can't keep up.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(64, 16)]
    [InlineData(64, 1000)]
    [InlineData(4096, 512)]
    public async Task Nothing_is_torn_and_nothing_goes_uncounted(int capacity, int batchSize)
    {
        using var memory = new MemoryRing(capacity);
        using Ring ring = memory.Attach();
        var writer = new Thread(() => memory.WriteMany(Records));
        var fast = new Check(ring, batchSize, firstHead: 0, pause: 0);
        var slow = new Check(ring, batchSize, firstHead: 2 * (ulong)capacity, pause: 2000);
        Task slowReader = Task.Factory.StartNew(slow.ReadAll, TaskCreationOptions.LongRunning);

        writer.Start();
        fast.ReadAll();
        Wait.For(writer, "the end of the writer");
        await Wait.ForAsync(slowReader, "the end of the slow reader");

        Assert.All([fast, slow], check =>
        {
            Assert.Equal(0, check.Torn);
            Assert.Equal(0, check.OutOfOrder);
            Assert.Equal(Records, check.Read + (long)check.Lost);
            Assert.True(check.Read > 0);
        });
        Assert.True(slow.Lost >= (ulong)capacity, "it began to read when as many had been overwritten");
    }

    /// <param name="ring">The ring.</param>
    /// <param name="batchSize">Records a read.</param>
    /// <param name="firstHead">Begins to read when so many records were written.</param>
    /// <param name="pause">Iterations of idling after each read.</param>
    private sealed class Check(Ring ring, int batchSize, ulong firstHead, int pause)
    {
        public long Read { get; private set; }

        public long Torn { get; private set; }

        public long OutOfOrder { get; private set; }

        public ulong Lost { get; private set; }

        public void ReadAll()
        {
            var reader = new RingReader(ring, 0);
            var batch = new RingRecord[batchSize];
            ulong last = 0;
            Wait.Until(() => ring.Head >= firstHead, $"the writer has written {firstHead} records");
            CancellationToken stop = Wait.Stop();
            while (reader.Position < Records)
            {
                Assert.False(stop.IsCancellationRequested, $"the reader is at {reader.Position} of {Records} records");
                foreach (ref readonly RingRecord record in batch.AsSpan(0, reader.Read(batch)))
                {
                    Read++;
                    Torn += MemoryRing.IsGenuine(record) ? 0 : 1;
                    OutOfOrder += record.Seq > last && record.Seq <= reader.Position ? 0 : 1;
                    last = record.Seq;
                }

                Thread.SpinWait(pause);
            }

            Lost = reader.Lost;
        }
    }
}
