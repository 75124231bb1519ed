// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Multiprogramming;

public sealed class CopiesPointTests
{
    [Theory]
    [InlineData(new double[] { 30, 10, 20 }, 10, 20, 30)]
    [InlineData(new double[] { 40, 10, 30, 20 }, 10, 25, 40)]
    [InlineData(new double[] { 5 }, 5, 5, 5)]
    public void First_median_and_last_completion(double[] times, double first, double median, double last)
    {
        RunRow[] rows = [.. times.Select((time, i) => Row.Run("n", $"copy {i}", time, 1, 1, 1, 1))];

        CopiesPoint point = Assert.Single(CopiesPoint.Of(Summary.Of(rows)));

        Assert.Equal(times.Length, point.Copies);
        Assert.Equal(first, point.FirstCompletionSeconds);
        Assert.Equal(median, point.MedianCompletionSeconds);
        Assert.Equal(last, point.Total.CompletionSeconds);
    }

    [Fact]
    public void Points_are_ordered_by_the_number_of_copies()
    {
        RunRow[] rows = [Row.Run("n2", "a", 1, 1, 1, 1, 1), Row.Run("n2", "b", 1, 1, 1, 1, 1), Row.Run("n1", "a", 1, 1, 1, 1, 1)];

        Assert.Equal([1, 2], CopiesPoint.Of(Summary.Of(rows)).Select(point => point.Copies));
    }
}
