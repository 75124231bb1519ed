// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Faults;

namespace Mp3.Experiments.Tests.Results.Faults;

public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(50_001)]
    public void Items_come_in_their_order(int count) =>
        Assert.Equal(Enumerable.Range(0, count), ReadAhead.Of(Enumerable.Range(0, count)).SelectMany(batch => batch));

    [Fact]
    public void An_error_comes_after_the_items_before_it()
    {
        List<int> taken = [];
        InvalidDataException error = Assert.Throws<InvalidDataException>(() =>
        {
            foreach (int[] batch in ReadAhead.Of(Torn(3000)))
            {
                taken.AddRange(batch);
            }
        });

        Assert.Equal("torn", error.Message);
        Assert.Equal(Enumerable.Range(0, 3000), taken);
    }

    /// <summary>The source is at its end when this returns, though it has far more than anybody holds.</summary>
    [Fact]
    public void Who_takes_no_more_ends_the_source()
    {
        bool isDisposed = false;
        foreach (int[] batch in ReadAhead.Of(Endless(() => isDisposed = true)))
        {
            Assert.Equal(0, batch[0]);
            break;
        }

        Assert.True(isDisposed);
    }

    private static IEnumerable<int> Torn(int count)
    {
        for (int item = 0; item < count; item++)
        {
            yield return item;
        }

        throw new InvalidDataException("torn");
    }

    private static IEnumerable<int> Endless(Action disposed)
    {
        try
        {
            for (int item = 0; ; item++)
            {
                yield return item;
            }
        }
        finally
        {
            disposed();
        }
    }
}
