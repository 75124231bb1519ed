// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Results;

public sealed class ManifestJsonTests
{
    private static readonly Manifest Example = SyntheticStudy.ManifestOf("casestudy1", Manifest.Complete, 0.125);

    [Fact]
    public void It_is_indented_snake_case_UTF_8_with_a_newline_at_the_end()
    {
        byte[] content = ManifestJson.ToBytes(Example);
        string text = Encoding.UTF8.GetString(content);

        Assert.StartsWith("{\n  \"schema\": 5,\n  \"study\": \"casestudy1\",\n", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.Contains("\"swap_description\": \"ssd, 100 µs a request\"", text, StringComparison.Ordinal);
        Assert.NotEqual(0xEF, content[0]);
    }

    [Fact]
    public void It_comes_back_as_the_same_bytes()
    {
        byte[] content = ManifestJson.ToBytes(Example);

        Assert.Equal(content, ManifestJson.ToBytes(ManifestJson.Parse(content, "manifest.json")));
    }

    [Fact]
    public void The_order_in_which_a_dictionary_was_filled_does_not_show()
    {
        Dictionary<string, string> forth = new() { ["a"] = "1", ["b"] = "2" };
        Dictionary<string, string> back = new() { ["b"] = "2", ["a"] = "1" };

        Assert.Equal(ManifestJson.ToBytes(Example with { Files = forth }), ManifestJson.ToBytes(Example with { Files = back }));
    }

    [Theory]
    [InlineData("\"schema\": 5", "\"schema\": 99", "m.json is not a manifest of schema 2 to 5")]
    [InlineData("\"schema\": 5,", "", "m.json is not a manifest of schema 2 to 5")]
    [InlineData("\"study\": ", "\"studio\": ", "m.json, line ")]
    [InlineData("\"seed\": 7", "\"seed\": \"x\"", "m.json, line ")]
    [InlineData("\"seed\": 7", "\"seed\": ", "m.json, line ")]
    public void A_broken_manifest_is_refused_in_one_line(string part, string replacement, string message)
    {
        string text = Encoding.UTF8.GetString(ManifestJson.ToBytes(Example));
        Assert.Contains(part, text, StringComparison.Ordinal);
        byte[] broken = Encoding.UTF8.GetBytes(text.Replace(part, replacement, StringComparison.Ordinal));

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ManifestJson.Parse(broken, "m.json"));

        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
        Assert.Equal(ExitCode.Usage, e.ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\0\0")]
    public void Something_else_is_refused(string text)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => ManifestJson.Parse(Encoding.UTF8.GetBytes(text), "m.json"));

        Assert.StartsWith("m.json", e.Message, StringComparison.Ordinal);
    }
}
