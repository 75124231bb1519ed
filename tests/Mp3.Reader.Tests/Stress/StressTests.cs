// SPDX-License-Identifier: MIT

using System.Globalization;

namespace Mp3.Reader.Tests.Stress;

/// <summary>
/// A writer in another process at the highest rate, a reader as fast as it can and a slow one. They read for two
/// seconds, which on a single core is little; with <c>MP3_STRESS_READS</c> until so many records were read (<c>make
/// stress</c>: 10^8). What these races may not show by chance, <see cref="InterleavedCopyTests"/> shows always.
/// </summary>
public sealed class StressTests(ScratchFolder folder, ITestOutputHelper output) : IClassFixture<ScratchFolder>
{
    /// <summary>The slow reader's part of the reads.</summary>
    private const int SlowShare = 20;

    private static readonly int[] Capacities = [16, 512, 16384];

    /// <summary>Null: whatever the time allows.</summary>
    private static readonly long? Reads = Environment.GetEnvironmentVariable("MP3_STRESS_READS") is { } reads
        ? (long.Parse(reads, CultureInfo.InvariantCulture) + Capacities.Length - 1) / Capacities.Length
        : null;

    private static readonly TimeSpan Limit = Reads is null ? TimeSpan.FromSeconds(2) : TimeSpan.FromHours(1);

    public static TheoryData<int> Rings => [.. Capacities];

    [Theory]
    [MemberData(nameof(Rings))]
    public async Task No_record_is_torn_and_none_goes_uncounted(int capacity)
    {
        using var writer = new FastWriter(folder, capacity);
        var fast = new StressReader(writer.Ring, batchSize: Math.Min(capacity, 1024), pause: 0);
        var slow = new StressReader(writer.Ring, batchSize: Math.Min(capacity, 1024), pause: capacity);
        using var end = new CancellationTokenSource(Limit);
        long slowReads = (Reads ?? long.MaxValue) / SlowShare;
        long fastReads = (Reads ?? long.MaxValue) - slowReads;
        Task slowTask = Task.Factory.StartNew(
            () =>
            {
                // When as many as the ring holds have been overwritten, it has lost them for certain.
                Wait.Until(() => writer.Ring.Head >= 2 * (ulong)capacity, "the writer has filled the ring twice");
                slow.ReadAtLeast(slowReads, end.Token);
            },
            TaskCreationOptions.LongRunning);

        fast.ReadAtLeast(fastReads, end.Token);
        await slowTask; // Its loop has the same end.
        ulong written = writer.Stop();

        Assert.All([fast, slow], reader =>
        {
            reader.ReadRest();
            output.WriteLine($"{capacity} slots: {written} written, {reader.Reads} read, {reader.Lost} lost, {reader.Torn} torn");
            Assert.Equal(0, reader.Torn);
            Assert.Equal(written, (ulong)reader.Reads + reader.Lost);
        });
        Assert.True(slow.Lost > (ulong)capacity, $"the slow reader lost {slow.Lost}");
        Assert.True(
            Reads is null || (fast.Reads >= fastReads && slow.Reads >= slowReads),
            $"{fast.Reads} and {slow.Reads} of {fastReads} and {slowReads} reads within {Limit}");
    }
}
