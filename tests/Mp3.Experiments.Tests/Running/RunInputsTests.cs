// SPDX-License-Identifier: MIT

using System.Text;
using System.Text.Json;
using CsCheck;
using Mp3.Experiments.Inputs;
using Mp3.Experiments.Running;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunInputsTests
{
    private static readonly RunInputs Inputs = RunInputs.Of(
        new("seed", "1"), new("kernel", "6.1.0-56-amd64"), new("plan", """{"run":"n01","processes":[{"seed":7}]}"""));

    /// <summary>The digest was taken with another program: printf %s '…' | sha256sum.</summary>
    [Fact]
    public void The_name_is_the_digest_of_the_canonical_bytes()
    {
        RunInputs inputs = RunInputs.Of(new("seed", "1"), new("kernel", "6.1"));

        Assert.Equal("""{"kernel":"6.1","naming scheme":"2","seed":"1"}""", Encoding.UTF8.GetString(inputs.ToBytes()));
        Assert.Equal("cfecd0f5bc1be935b27c5ecd868be68699989ba8b8f116f7a8d8b1f1b035a06c", inputs.Name.ToString());
    }

    /// <summary>What RFC 8785 says of strings: section 3.2.2.2, and the order of 3.2.3.</summary>
    [Fact]
    public void The_bytes_are_canonical_json()
    {
        RunInputs inputs = RunInputs.Of(new("€", "\u20ac$\u000f\nA'B\"\\\"/"), new("\ud83d\ude00", ""), new("\ufb33", "µ\u2028"), new("1", "\r\b\t\f"));

        string expected = """{"1":"\r\b\t\f","naming scheme":"2","€":"€$\u000f\nA'B\"\\\"/","😀":"","[FB33]":"µ[2028]"}""";
        Assert.Equal(
            expected.Replace("[FB33]", "\ufb33", StringComparison.Ordinal).Replace("[2028]", "\u2028", StringComparison.Ordinal),
            Encoding.UTF8.GetString(inputs.ToBytes()));
    }

    [Fact]
    public void The_order_in_which_they_are_listed_says_nothing() =>
        Gen.Shuffle(Inputs.All.Where(input => input.Name != RunInputs.SchemeInput).ToArray())
            .Sample(inputs => RunInputs.Of(inputs).Name == Inputs.Name);

    [Fact]
    public void Any_text_survives() =>
        Gen.Dictionary(Gen.String[Gen.Char[(char)0, '\ud7ff'], 1, 9], Gen.String[Gen.Char[(char)0, '\ud7ff'], 0, 9])
            .Where(values => !values.ContainsKey(RunInputs.SchemeInput))
            .Sample(values =>
            {
                RunInputs inputs = RunInputs.Of(values.Select(pair => new RunInput(pair.Key, pair.Value)));
                var read = RunInputs.Parse(inputs.ToBytes());
                return read.Name == inputs.Name && read.All.SequenceEqual(inputs.All);
            });

    /// <summary>Otherwise one run has the name of another: a blank or a quotation mark may be anywhere.</summary>
    [Fact]
    public void Other_inputs_have_another_name()
    {
        RunInput[][] lists =
        [
            [new("a", "1")], [new("a", "2")], [new("b", "1")], [new("a", "")], [new("a", "1"), new("b", "")], [new("a", "1\",\"b\":\"")], [],
            [new("a", "1 ")], [new("a", "\u00e9")], [new("a", "e\u0301")],
        ];

        Assert.Equal(lists.Length, lists.Select(list => RunInputs.Of(list).Name).Distinct().Count());
    }

    [Fact]
    public void A_name_is_there_once()
    {
        Assert.Throws<ArgumentException>(() => RunInputs.Of(new RunInput("a", "1"), new RunInput("a", "2")));
        Assert.Throws<ArgumentException>(() => RunInputs.Of(new RunInput("", "1")));
        Assert.Throws<ArgumentException>(() => RunInputs.Of(new RunInput(RunInputs.SchemeInput, "2")));
    }

    /// <summary>It would be written as a question mark, and name two runs alike.</summary>
    [Fact]
    public void Half_a_character_is_refused() => Assert.ThrowsAny<ArgumentException>(() => RunInputs.Of(new RunInput("a", "\ud83d")));

    [Theory]
    [InlineData("""{ "a":"1"}""")]
    [InlineData("""{"b":"1","a":"1"}""")]
    [InlineData("""{"a":"1","a":"2"}""")]
    [InlineData("""{"a":"\u0041"}""")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":"\ud83d"}""")]
    [InlineData("""["a"]""")]
    [InlineData("""{"a":"1"}{}""")]
    [InlineData("""{"a":"1" """)]
    [InlineData("")]
    public void Only_canonical_inputs_are_read(string json) => Assert.ThrowsAny<JsonException>(() => RunInputs.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void What_another_scheme_named_is_read_as_well() =>
        Assert.Equal("9", RunInputs.Parse("""{"naming scheme":"9"}"""u8)[RunInputs.SchemeInput]);

    [Fact]
    public void Differences_are_told_in_words_and_the_plan_s_by_field()
    {
        RunInputs other = RunInputs.Of(
            new("seed", "1"), new("kernel", "6.12"), new("plan", """{"run":"n01","processes":[{"seed":8}]}"""), new("swap", "hdd"));

        Assert.Equal(
            [new InputChange("kernel", "6.12", "6.1.0-56-amd64"), new("plan: processes.0.seed", "8", "7"), new("swap", "hdd", null)],
            Inputs.DifferencesFrom(other));
        Assert.Empty(Inputs.DifferencesFrom(Inputs));
    }

    [Fact]
    public void Two_layouts_of_one_document_differ()
    {
        InputChange change = Assert.Single(RunInputs.Of(new RunInput("plan", "{}")).DifferencesFrom(RunInputs.Of(new RunInput("plan", "{ }"))));

        Assert.Equal(new InputChange("plan", "{ }", "{}"), change);
    }
}
