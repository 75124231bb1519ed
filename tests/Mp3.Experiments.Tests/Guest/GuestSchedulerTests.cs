// SPDX-License-Identifier: MIT

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

        Assert.Equal(["0", "1", "2"], await all);
    }

    [Fact]
    public async Task No_more_than_the_allowed_number_run_at_once()
    {
        int running = 0;
        int most = 0;

        await GuestScheduler.RunAsync(
            [.. Enumerable.Range(0, 20)],
            jobs: 3,
            async (item, token) =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                await Task.Delay(5, token);
                Interlocked.Decrement(ref running);
                return item;
            },
            CancellationToken.None);

        Assert.Equal(3, most);
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
                    await started.Task;
                    throw new InvalidOperationException("item 0");
                }

                started.TrySetResult();
                token.Register(() => cancelled.Add(item));
                await Task.Delay(Timeout.Infinite, token);
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
                await Task.Delay(Timeout.Infinite, token);
                return item;
            },
            stop.Token));

        Assert.Equal([0], started);
    }

    [Theory]
    [InlineData(8, 16000, 2600, 5)]
    [InlineData(2, 16000, 2600, 2)]
    [InlineData(8, 1000, 2600, 1)]
    public void Guests_at_once_are_limited_by_cores_and_by_memory(int cores, long availableMib, int guestMib, int jobs) =>
        Assert.Equal(jobs, GuestScheduler.DefaultJobs(cores, availableMib, guestMib));

    private static void InterlockedMax(ref int target, int value)
    {
        for (int seen = target; value > seen; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
