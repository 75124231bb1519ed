// SPDX-License-Identifier: MIT

using System.Collections.Concurrent;
using System.Globalization;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class GuestSchedulerTests
{
    [Fact]
    public async Task Results_keep_the_order_of_the_items_whatever_finishes_first()
    {
        TaskCompletionSource[] gates = [new(), new(), new()];

        Task<IReadOnlyList<string>> all = GuestScheduler.RunAsync(
            [0, 1, 2],
            jobs: 3,
            async (item, _) =>
            {
                await gates[item].Task;
                return item.ToString(CultureInfo.InvariantCulture);
            },
            CancellationToken.None);
        gates[2].SetResult();
        gates[0].SetResult();
        gates[1].SetResult();

        await Wait.ForAsync(all, "the end of all items");
        Assert.Equal(["0", "1", "2"], await all);
    }

    [Fact]
    public async Task No_more_than_the_allowed_number_run_at_once()
    {
        const int Items = 20;
        const int Jobs = 3;
        TaskCompletionSource[] gates = [.. Enumerable.Range(0, Items).Select(_ => new TaskCompletionSource())];
        var running = new ConcurrentDictionary<int, bool>();
        int started = 0;

        Task<IReadOnlyList<int>> all = GuestScheduler.RunAsync(
            [.. Enumerable.Range(0, Items)],
            Jobs,
            async (item, _) =>
            {
                running[item] = true;
                Assert.InRange(running.Count, 1, Jobs);
                Interlocked.Increment(ref started);
                await gates[item].Task;
                running.Remove(item, out bool _);
                return item;
            },
            CancellationToken.None);
        for (int ended = 0; ended < Items; ended++)
        {
            // As many as are allowed, and the next one when one has ended.
            int expected = Math.Min(Items, Jobs + ended);
            await Wait.UntilAsync(() => Volatile.Read(ref started) == expected || all.IsCompleted, $"{expected} items have started");
            gates[ended].SetResult();
        }

        await Wait.ForAsync(all, "the end of all items");
        Assert.Equal(Items, started);
    }

    [Fact]
    public async Task The_first_failure_cancels_the_rest_and_is_the_one_that_is_thrown()
    {
        var cancelled = new List<int>();
        var started = new TaskCompletionSource();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => GuestScheduler.RunAsync<int, int>(
            [0, 1, 2],
            jobs: 2,
            async (item, token) =>
            {
                if (item == 0)
                {
                    await Wait.ForAsync(started.Task, "the other item has started");
                    throw new InvalidOperationException("item 0");
                }

                started.TrySetResult();
                token.Register(() => cancelled.Add(item));
                await Task.Delay(Wait.Limit, token);
                return item;
            },
            CancellationToken.None));

        Assert.Equal("item 0", error.Message);
        Assert.Equal([1], cancelled);
    }

    [Fact]
    public async Task Cancelling_stops_what_runs_and_starts_nothing_more()
    {
        using var stop = new CancellationTokenSource();
        var started = new List<int>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GuestScheduler.RunAsync(
            [0, 1],
            jobs: 1,
            async (item, token) =>
            {
                started.Add(item);
                await stop.CancelAsync();
                await Task.Delay(Wait.Limit, token);
                return item;
            },
            stop.Token));

        Assert.Equal([0], started);
    }

    [Theory]
    [InlineData(8, 16000, 2600, 5)]
    [InlineData(2, 16000, 2600, 2)]
    [InlineData(8, 1000, 2600, 1)]
    [InlineData(1, 16000, 2600, 1)]
    [InlineData(64, 1_000_000, 2600, 64)]
    public void Guests_at_once_are_limited_by_cores_and_by_memory(int cores, long availableMib, int guestMib, int jobs) =>
        Assert.Equal(jobs, GuestScheduler.DefaultJobs(cores, availableMib, guestMib));
}
