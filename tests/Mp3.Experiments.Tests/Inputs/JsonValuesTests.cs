// SPDX-License-Identifier: MIT

using System.Text.Json.Nodes;
using Mp3.Experiments.Inputs;

namespace Mp3.Experiments.Tests.Inputs;

public sealed class JsonValuesTests
{
    [Fact]
    public void What_one_of_three_has_otherwise_is_told_of_all() => Assert.Equal(
        ["a.b: 1 1 2", "c: x - -"],
        Among("""{"a":{"b":1,"same":0},"c":"x"}""", """{"a":{"b":1,"same":0}}""", """{"a":{"b":2,"same":0}}"""));

    [Fact]
    public void Of_lists_of_words_all_tell_the_places_in_which_any_differs() => Assert.Equal(
        ["list: y z y 1 q 1"], Among("""{"list":["x","y","z"]}""", """{"list":["x","y","1"]}""", """{"list":["x","q","1"]}"""));

    [Fact]
    public void Lists_of_different_lengths_tell_what_is_between_their_common_ends() => Assert.Equal(
        ["list: - b b c"], Among("""{"list":["a","z"]}""", """{"list":["a","b","z"]}""", """{"list":["a","b","c","z"]}"""));

    [Fact]
    public void Equal_documents_differ_in_nothing() => Assert.Empty(Among("""{"a":[1,{"b":2}]}""", """{"a":[1,{"b":2}]}""", """{"a":[1,{"b":2}]}"""));

    private static string[] Among(params string[] documents) =>
    [
        .. JsonValues.Among([.. documents.Select(text => JsonNode.Parse(text))])
            .Select(found => $"{found.Path}: {string.Join(' ', found.Values.Select(value => value ?? "-"))}"),
    ];
}
