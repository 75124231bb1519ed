// SPDX-License-Identifier: MIT

using CsCheck;
using Mp3.Experiments.Suggestions;

namespace Mp3.Experiments.Tests.Suggestions;

public sealed class NearestTests
{
    private static readonly string[] Words = ["ssd", "nvme", "hdd", "zram"];

    [Theory]
    [InlineData("zrma", "zram")]
    [InlineData("zramm", "zram")]
    [InlineData("nvm", "nvme")]
    [InlineData("sdd", "ssd")]
    [InlineData("HDD", "hdd")]
    [InlineData("foo", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("floppy", null)]
    public void It_is_what_may_have_been_meant(string word, string? nearest) => Assert.Equal(nearest, Nearest.Of(word, Words));

    [Fact]
    public void Nothing_near_gives_no_hint() => Assert.Equal(("; did you mean zram?", ""), (Nearest.Hint("zrm", Words), Nearest.Hint("tape", Words)));

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("", "abc", 3)]
    public void Distances_are_as_in_the_books(string from, string to, int distance) => Assert.Equal(distance, Nearest.Distance(from, to));

    [Fact]
    public void A_distance_is_symmetric_and_zero_for_equal_words_alone() => Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 6], Gen.String[Gen.Char['a', 'd'], 0, 6]).Sample((a, b) =>
    {
        int distance = Nearest.Distance(a, b);
        Assert.Equal(distance, Nearest.Distance(b, a));
        Assert.Equal(a == b, distance == 0);
        Assert.InRange(distance, Math.Abs(a.Length - b.Length), Math.Max(a.Length, b.Length));
    });
}
