// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Tests.Results;

public sealed class ParametersTests
{
    [Theory]
    [InlineData("11", "11")]
    [InlineData("0.5", "0.5")]
    [InlineData("ssd", "\"ssd\"")]
    [InlineData("1,5,11", "\"1,5,11\"")]
    [InlineData("1/8", "\"1/8\"")]
    public void A_number_is_one_in_JSON_and_all_else_is_text(string text, string json)
    {
        Parameters parameters = Parameters.Of(("p", new ParameterValue(text)));

        string written = JsonSerializer.Serialize(parameters);

        Assert.Equal($"{{\"p\":{json}}}", written);
        Assert.Equal(parameters, JsonSerializer.Deserialize<Parameters>(written));
    }

    [Fact]
    public void They_keep_their_order_and_are_found_by_name()
    {
        Parameters parameters = Parameters.Of(("n", ParameterValue.Of(11)), ("a", new ParameterValue("x")));

        Assert.Equal(["n", "a"], parameters.Names);
        Assert.Equal(11, parameters["n"].Number);
        Assert.Null(parameters["a"].Number);
        Assert.Null(parameters.Find("b"));
        Assert.Contains("only n, a", Assert.Throws<KeyNotFoundException>(() => parameters["b"]).Message, StringComparison.Ordinal);
    }
}
