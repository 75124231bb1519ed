// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results.Columns;

namespace Mp3.Experiments.Tests.Results.Columns;

public sealed class AmountsTests
{
    private static readonly Column Added = new("added", Unit.Count, Total.Sum, "added");
    private static readonly Column Widest = new("widest_ns", Unit.Nanoseconds, Total.Largest, "widest");

    [Fact]
    public void Each_column_is_added_up_in_its_own_way()
    {
        Amounts total = Amounts.TotalOf([Amounts.Of((Added, 2), (Widest, 7)), Amounts.Of((Added, 3), (Widest, 5))]);

        Assert.Equal((5L, 7L), (total[Added], total[Widest]));
    }

    [Fact]
    public void A_value_is_found_by_its_column_alone()
    {
        Amounts amounts = Amounts.Of((Widest, 1), (Added, 2));

        Assert.Equal(2, amounts[Added]);
        Assert.Equal(9, amounts.With(Added, 9)[Added]);
        Assert.Throws<ArgumentException>(() => amounts[ProcessColumn.MajorFaults]);
        Assert.Throws<ArgumentException>(() => Amounts.Of((Added, 1), (Added, 2)));
    }

    [Fact]
    public void Equal_ones_have_equal_values_in_the_same_columns()
    {
        Assert.Equal(Amounts.Of((Added, 1), (Widest, 2)), Amounts.Of((Added, 1), (Widest, 2)));
        Assert.NotEqual(Amounts.Of((Added, 1), (Widest, 2)), Amounts.Of((Added, 2), (Widest, 1)));
    }
}
