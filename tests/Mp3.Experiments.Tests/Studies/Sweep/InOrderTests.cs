// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Sweep;

namespace Mp3.Experiments.Tests.Studies.Sweep;

public sealed class InOrderTests
{
    [Fact]
    public void What_is_made_comes_in_the_order_of_the_items()
    {
        int[] items = [.. Enumerable.Range(0, 10_000)];

        Assert.Equal(items.Select(item => item * 2), InOrder.Select(items, item =>
        {
            // Every seventh takes its time.
            Thread.SpinWait(item % 7 == 0 ? 1000 : 0);
            return item * 2;
        }));
    }

    [Fact]
    public void Few_are_made_before_they_are_asked_for()
    {
        int most = 6 * Environment.ProcessorCount;
        int asked = 0;

        foreach (int item in InOrder.Select(Items(), item => item).Take(1000))
        {
            Assert.True(asked - item <= most, $"{asked} were asked for when {item} came");
        }

        IEnumerable<int> Items()
        {
            while (true)
            {
                yield return asked++;
            }
        }
    }

    [Fact]
    public void An_error_is_the_one_that_was_thrown() => Assert.Equal(
        "7",
        Assert.Throws<InvalidOperationException>(() => InOrder.Select(Enumerable.Range(0, 100), item => item == 7 ? throw new InvalidOperationException("7") : item).Count()).Message);

    [Fact]
    public void Of_many_errors_the_first_item_s_comes_out() => Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(
        "3",
        Assert.Throws<InvalidOperationException>(() => InOrder.All(Enumerable.Range(0, 100).ToArray(), item =>
        {
            Thread.SpinWait(item < 50 ? 1000 : 0);
            return item < 3 ? item : throw new InvalidOperationException($"{item}");
        })).Message));
}
