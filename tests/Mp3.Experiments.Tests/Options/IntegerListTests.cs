// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Tests.Options;

public sealed class IntegerListTests
{
    private const int Max = 64;

    [Theory]
    [InlineData("7", new[] { 7 })]
    [InlineData("1,5,11", new[] { 1, 5, 11 })]
    [InlineData("1..5", new[] { 1, 2, 3, 4, 5 })]
    [InlineData("1..21..5", new[] { 1, 6, 11, 16, 21 })]
    [InlineData("1..20..5", new[] { 1, 6, 11, 16 })]
    [InlineData("4..4", new[] { 4 })]
    [InlineData("9,1..3,2..4", new[] { 1, 2, 3, 4, 9 })]
    [InlineData("1, 5, 11", new[] { 1, 5, 11 })]
    [InlineData("64", new[] { 64 })]
    public void Every_form_gives_its_numbers_in_order_and_each_once(string text, int[] expected) =>
        Assert.Equal(expected, Parse(text));

    [Fact]
    public void A_range_of_twenty_has_twenty_numbers() => Assert.Equal(Enumerable.Range(1, 20), Parse("1..20"));

    [Theory]
    [InlineData("0", "'0'")]
    [InlineData("x", "'x'")]
    [InlineData("", "''")]
    [InlineData("1,,2", "''")]
    [InlineData("1,", "''")]
    [InlineData("-1", "'-1'")]
    [InlineData("+1", "'+1'")]
    [InlineData("1.5", "'1.5'")]
    [InlineData("65", "'65'")]
    [InlineData("1..65", "'65'")]
    [InlineData("1..", "''")]
    [InlineData("..5", "''")]
    [InlineData("1...5", "'.5'")]
    [InlineData("1..5..0", "'0'")]
    [InlineData("99999999999999999999", "'99999999999999999999'")]
    public void What_is_no_number_in_range_is_named_and_the_range_with_it(string text, string named)
    {
        string error = ErrorOf(text);

        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Contains("from 1 to 64", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_that_runs_backwards_is_refused_with_the_right_way_round() =>
        Assert.Equal("'5..1' runs backwards; did you mean 1..5?", ErrorOf("5..1"));

    [Fact]
    public void A_range_of_four_parts_is_refused() =>
        Assert.Equal("'1..9..2..3' has too many parts; a range is from..to or from..to..step", ErrorOf("1..9..2..3"));

    [Fact]
    public void A_range_up_to_the_largest_number_ends_there()
    {
        Assert.True(IntegerList.TryParse("2147483646..2147483647..2", int.MaxValue, out IReadOnlyList<int>? values, out _));

        Assert.Equal([2147483646], values);
    }

    [Fact]
    public void A_list_is_the_set_of_all_numbers_that_one_of_its_items_reaches() =>
        Gen.Select(Gen.Int[1, Max], Gen.Int[1, Max], Gen.Int[1, Max], Gen.Int[1, 3])
            .Select((a, b, step, parts) => (First: Math.Min(a, b), Last: Math.Max(a, b), Step: step, Parts: parts))
            .List[1, 6]
            .Sample(items =>
            {
                string text = string.Join(',', items.Select(item => item.Parts switch
                {
                    1 => $"{item.First}",
                    2 => $"{item.First}..{item.Last}",
                    _ => $"{item.First}..{item.Last}..{item.Step}",
                }));
                IEnumerable<int> expected = Enumerable.Range(1, Max).Where(number => items.Exists(item => item.Parts switch
                {
                    1 => number == item.First,
                    2 => number >= item.First && number <= item.Last,
                    _ => number >= item.First && number <= item.Last && (number - item.First) % item.Step == 0,
                }));
                Assert.Equal(expected, Parse(text));
            });

    private static IReadOnlyList<int> Parse(string text)
    {
        Assert.True(IntegerList.TryParse(text, Max, out IReadOnlyList<int>? values, out string? error), error);
        return values;
    }

    private static string ErrorOf(string text)
    {
        Assert.False(IntegerList.TryParse(text, Max, out IReadOnlyList<int>? values, out string? error));
        Assert.Null(values);
        return error;
    }
}
