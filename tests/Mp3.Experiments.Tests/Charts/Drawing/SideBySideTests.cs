// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Drawing;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Charts.Drawing;

public sealed class SideBySideTests
{
    [Fact]
    public void The_answers_come_in_the_order_of_the_items_whoever_ends_first()
    {
        using var hasLast = new ManualResetEventSlim();

        int[] squares = SideBySide.Select([3, 5], item =>
        {
            if (item == 5)
            {
                hasLast.Set();
            }

            Assert.True(hasLast.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
            return item * item;
        });

        Assert.Equal([9, 25], squares);
    }

    [Fact]
    public void Nothing_comes_of_nothing() => Assert.Empty(SideBySide.Select(Array.Empty<int>(), item => item));

    [Fact]
    public void The_first_item_s_exception_comes_out_as_it_was_when_all_are_done()
    {
        int done = 0;

        var error = Assert.Throws<Mp3Exception>(() => SideBySide.Select([1, 2, 3], item =>
        {
            Interlocked.Increment(ref done);
            return item == 1 ? 0 : throw Mp3Exception.Usage($"item {item}");
        }));

        Assert.Equal("item 2", error.Message);
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Equal(3, done);
    }
}
