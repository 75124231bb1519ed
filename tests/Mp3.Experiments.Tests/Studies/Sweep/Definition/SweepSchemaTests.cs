// SPDX-License-Identifier: MIT

using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Experiments.Studies.Sweep.Definition;
using Mp3.Experiments.Tests.Fixtures;
using Tomlyn.Model;

namespace Mp3.Experiments.Tests.Studies.Sweep.Definition;

/// <summary>The published schema says of a file what the program says, as far as a schema can.</summary>
public sealed class SweepSchemaTests
{
    private static readonly string Published = Path.Combine(FixtureFolder.Repository, "docs", "sweep.schema.json");

    private static readonly JsonSchema Schema = JsonSchema.FromText(SweepSchema.Text);

    public static TheoryData<string> Examples => [.. Directory.GetFiles(Path.Combine(FixtureFolder.Repository, "results", "examples", "sweep"), "*.toml")];

    [Fact]
    public void The_published_one_is_of_today() =>
        Assert.True(File.ReadAllText(Published) == SweepSchema.Text, $"'mp3 sweep --schema >{Published}' brings it up to date");

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_examples_are_good_for_both(string path)
    {
        SweepDefinition sweep = SweepFile.Read(path);

        Assert.True(SweepPlan.Of(sweep).Settings > 1);
        Assert.True(IsValid(File.ReadAllText(path)));
        Assert.True(IsValid(SweepToml.TextOf(sweep)));
    }

    [Theory]
    [InlineData("study = \"multiprog\"\nseed = 1\n")]
    [InlineData("study = \"nothing\"\n")]
    [InlineData("seeds = \"1..5\"\n")]
    [InlineData("study = \"multiprog\"\nseeds = 5\n")]
    [InlineData("study = \"multiprog\"\n[options]\njobs = 2\n")]
    [InlineData("study = \"multiprog\"\n[options]\nlimit = \"64M\"\n")]
    [InlineData("study = \"multiprog\"\n[options]\nfaults = \"yes\"\n")]
    [InlineData("study = \"multiprog\"\n[sweep]\nseed = [1, 2]\n")]
    [InlineData("study = \"multiprog\"\n[sweep]\nmemory = 512\n")]
    [InlineData("study = \"multiprog\"\n[sweep]\nmemory = []\n")]
    [InlineData("study = \"run\"\nprogram = \"sort\"\n")]
    public void What_the_program_refuses_it_refuses_too(string text)
    {
        Assert.False(IsValid(text));
        Assert.Throws<Mp3.Protocol.Mp3Exception>(() => SweepPlan.Of(SweepFile.Parse(text, "x.toml")));
    }

    private static bool IsValid(string toml)
    {
        JsonNode document = JsonOf(Tomlyn.TomlSerializer.Deserialize<TomlTable>(toml)!)!;
        return Schema.Evaluate(JsonSerializer.SerializeToElement(document)).IsValid;
    }

    private static JsonNode? JsonOf(object value) => value switch
    {
        TomlTable table => new JsonObject(table.Select(pair => KeyValuePair.Create(pair.Key, JsonOf(pair.Value)))),
        TomlArray array => new JsonArray([.. array.Select(item => JsonOf(item!))]),
        long number => number,
        double number => number,
        bool flag => flag,
        _ => value.ToString(),
    };
}
