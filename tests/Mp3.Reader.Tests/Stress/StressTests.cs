// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Reader.Tests.Stress;

/// <summary>
/// A writer in another process at the highest rate, a reader as fast as it can and a slow one.
/// <c>MP3_STRESS_READS</c> sets how many records are read (<c>make stress</c>: 10^8).
/// </summary>
public sealed class StressTests(TemporaryFolder folder, ITestOutputHelper output) : IClassFixture<TemporaryFolder>
{
    private const long DefaultReads = 4_000_000;

    /// <summary>The slow reader's part of the reads.</summary>
    private const int SlowShare = 20;

    private static readonly int[] Capacities = [16, 512, 16384];

    public static TheoryData<int> Rings => [.. Capacities];

    private static long ReadsOfARing =>
        (long.Parse(
            Environment.GetEnvironmentVariable("MP3_STRESS_READS") ?? DefaultReads.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture)
            + Capacities.Length - 1) / Capacities.Length;

    [Theory]
    [MemberData(nameof(Rings))]
    public void No_record_is_torn_and_none_goes_uncounted(int capacity)
    {
        using var writer = new FastWriter(folder, capacity);
        var fast = new StressReader(writer.Ring, batchSize: Math.Min(capacity, 1024), pause: 0);
        var slow = new StressReader(writer.Ring, batchSize: Math.Min(capacity, 1024), pause: capacity);
        long slowReads = ReadsOfARing / SlowShare;
        var slowThread = new Thread(() => slow.ReadAtLeast(slowReads));

        slowThread.Start();
        fast.ReadAtLeast(ReadsOfARing - slowReads);
        slowThread.Join();
        ulong written = writer.Stop();

        Assert.All([fast, slow], reader =>
        {
            reader.ReadRest();
            output.WriteLine($"{capacity} slots: {written} written, {reader.Reads} read, {reader.Lost} lost, {reader.Torn} torn");
            Assert.Equal(0, reader.Torn);
            Assert.Equal(written, (ulong)reader.Reads + reader.Lost);
        });
        Assert.True(slow.Lost > 0, "it was slow enough to be overtaken");
    }

    /// <summary>So the stress would show a reader that is wrong.</summary>
    [Fact]
    public void A_reader_that_does_not_look_at_the_head_again_reads_torn_records()
    {
        const long attempts = 1_000_000_000;
        using var writer = new FastWriter(folder, 4);
        var slot = new RingRecord[1];
        long torn = 0;
        for (long i = 0; i < attempts && torn == 0; i++)
        {
            ulong head = writer.Ring.Head;
            ulong position = head - Math.Min(head, 3);
            if (position < head)
            {
                writer.Ring.CopySlots(position, slot);
                torn += slot[0].Seq == position + 1 && !slot[0].IsWhole() ? 1 : 0;
            }
        }

        Assert.True(torn > 0);
    }
}
