// SPDX-License-Identifier: MIT

using System.Text.Json.Nodes;
using Mp3.Experiments.Inputs;

namespace Mp3.Experiments.Tests.Inputs;

public sealed class JsonDifferenceTests
{
    [Theory]
    [InlineData("""{"a":{"b":1}}""", """{"a":{"b":2}}""", "a.b", "1", "2")]
    [InlineData("""{"a":null}""", """{"a":"x"}""", "a", null, "x")]
    [InlineData("""{}""", """{"a":true}""", "a", null, "true")]
    [InlineData("""{"a":null}""", """{"a":[1,2,3]}""", "a", null, "1 2 3")]
    [InlineData("""{"r":[{"n":1},{"n":2}]}""", """{"r":[{"n":1},{"n":3}]}""", "r.1.n", "2", "3")]
    [InlineData("""{"q":["-m","1","-x"]}""", """{"q":["-m","2","-x"]}""", "q", "1", "2")]
    [InlineData("""{"q":["-m","1","-x"]}""", """{"q":["-m","1","-y","-x"]}""", "q", null, "-y")]
    [InlineData("""{"q":["a","b","c"]}""", """{"q":["x","b","z"]}""", "q", "a c", "x z")]
    public void The_value_is_named_by_its_path(string then, string now, string path, string? before, string? after) =>
        Assert.Equal([new JsonDifference(path, before, after)], JsonDifference.Between(JsonNode.Parse(then), JsonNode.Parse(now)));

    [Fact]
    public void The_order_of_names_is_none() =>
        Assert.Empty(JsonDifference.Between(JsonNode.Parse("""{"a":1,"b":[2]}"""), JsonNode.Parse("""{"b":[2],"a":1}""")));

    [Fact]
    public void All_are_found() =>
        Assert.Equal(["a", "c"], JsonDifference.Between(JsonNode.Parse("""{"a":1,"b":2}"""), JsonNode.Parse("""{"b":2,"c":3}""")).Select(difference => difference.Path));
}
