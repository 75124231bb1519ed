// SPDX-License-Identifier: MIT

using Mp3.Experiments.Comparing;

namespace Mp3.Experiments.Tests.Comparing;

public sealed class WordListTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a and b", new[] { "a", "b" })]
    [InlineData("a, b and c", new[] { "a", "b", "c" })]
    [InlineData("a, x; b; and c", new[] { "a, x", "b", "c" })]
    public void A_list_reads_as_a_sentence_does(string list, string[] words) => Assert.Equal(list, WordList.Of(words));
}
