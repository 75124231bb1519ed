// SPDX-License-Identifier: MIT

using Mp3.Protocol;
using Mp3.Reader.Live;

namespace Mp3.Reader.Tests.Live;

public sealed class RateHistoryTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void Rates_are_differences_of_counts_over_the_time_between_them()
    {
        var history = new RateHistory();
        history.Add(Second, new FaultCounts(100, 4));
        history.Add(3 * Second, new FaultCounts(500, 5));

        Assert.Equal([new FaultRates(100, 4), new FaultRates(200, 0.5)], history.Rates);
        Assert.Equal(new FaultRates(200, 0.5), history.Latest);
    }

    [Fact]
    public void A_history_may_begin_in_the_middle()
    {
        var history = new RateHistory(10 * Second, new FaultCounts(1000, 1000));
        history.Add(11 * Second, new FaultCounts(1007, 1001));

        Assert.Equal([new FaultRates(7, 1)], history.Rates);
    }

    [Fact]
    public void A_short_interval_is_counted_with_the_next()
    {
        var history = new RateHistory();
        history.Add(Second, new FaultCounts(10, 0));
        history.Add(Second, new FaultCounts(20, 0));
        history.Add(Second + (Second / 20), new FaultCounts(30, 0));
        Assert.Equal([new FaultRates(10, 0)], history.Rates);

        history.Add(2 * Second, new FaultCounts(40, 0));
        Assert.Equal([new FaultRates(10, 0), new FaultRates(30, 0)], history.Rates);
    }

    [Fact]
    public void Forty_intervals_are_kept()
    {
        var history = new RateHistory();
        for (int i = 1; i <= 100; i++)
        {
            history.Add(i * Second, new FaultCounts(i * (i + 1) / 2, 0));
        }

        Assert.Equal(Enumerable.Range(61, 40).Select(i => (double)i), history.Rates.Select(rate => rate.Minor));
    }
}
