// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunNameTests
{
    private const string Digits = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Fact]
    public void It_is_the_sha256_of_the_inputs() => Assert.Equal(RunName.Parse(Digits), RunName.Of([]));

    [Fact]
    public void Its_short_form_has_twelve_digits() => Assert.Equal(("e3b0c44298fc", Digits), (RunName.Of([]).Abbreviated, RunName.Of([]).ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("e3b0")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("../0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550")]
    public void Nothing_else_is_a_name(string text)
    {
        Assert.False(RunName.TryParse(text, out _));
        Assert.Throws<FormatException>(() => RunName.Parse(text));
    }
}
