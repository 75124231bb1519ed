// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mp3.Experiments.Studies.Sweep.Definition;

/// <summary>The JSON schema of a sweep's file, by which editors complete keys and tell mistakes while they are made.</summary>
internal static class SweepSchema
{
    private const string Draft = "http://json-schema.org/draft-07/schema#";

    private static readonly JsonSerializerOptions Style = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document.</summary>
    public static string Text => Schema().ToJsonString(Style) + "\n";

    private static JsonObject Schema() => new()
    {
        ["$schema"] = Draft,
        ["title"] = "A sweep of mp3",
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray(SweepKeys.Study),
        ["properties"] = new JsonObject
        {
            [SweepKeys.Study] = new JsonObject
            {
                ["description"] = "The study of which every combination is run",
                ["enum"] = new JsonArray([.. StudyList.All.SelectMany(study => study.Aliases.Prepend(study.Name)).Select(name => (JsonNode)name)]),
            },
            [SweepKeys.Seeds] = Described(ListSchema(new JsonObject { ["type"] = "integer", ["minimum"] = 0 }), "Seeds of every setting: \"1..5\" or [1, 2, 7]; the study's own if there are none"),
            [SweepKeys.Program] = new JsonObject
            {
                ["description"] = "For run and curve: the program and its arguments",
                ["type"] = "array",
                ["minItems"] = 1,
                ["items"] = new JsonObject { ["type"] = "string" },
            },
            [SweepKeys.Options] = TableOf("What every run has, by the names of the study's options", option => ValueSchema(option)),
            [SweepKeys.Axes] = TableOf("What is varied: every combination, the last one fastest", option => ListSchema(ScalarSchema(option))),
        },
        // Each study has options of its own.
        ["allOf"] = new JsonArray([.. StudyList.All.Select(study => (JsonNode)OnlyOptionsOf(study))]),
    };

    private static JsonObject TableOf(string description, Func<Option, JsonObject> schemaOf)
    {
        var properties = new JsonObject();
        foreach (Option option in StudyList.All.SelectMany(Settings).DistinctBy(option => option.Name).OrderBy(option => option.Name, StringComparer.Ordinal))
        {
            properties[SweptStudy.NameOf(option)] = Described(schemaOf(option), option.Description ?? "");
        }

        return new JsonObject { ["description"] = description, ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonObject OnlyOptionsOf(IStudy study)
    {
        var names = new JsonObject { ["propertyNames"] = new JsonObject { ["enum"] = new JsonArray([.. Settings(study).Select(option => (JsonNode)SweptStudy.NameOf(option))]) } };
        return new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    [SweepKeys.Study] = new JsonObject { ["enum"] = new JsonArray([.. study.Aliases.Prepend(study.Name).Select(name => (JsonNode)name)]) },
                },
                ["required"] = new JsonArray(SweepKeys.Study),
            },
            ["then"] = new JsonObject { ["properties"] = new JsonObject { [SweepKeys.Options] = names, [SweepKeys.Axes] = names.DeepClone() } },
        };
    }

    private static IEnumerable<Option> Settings(IStudy study) => SweptStudy.Of(new SweepWord(study.Name)).Settings;

    private static JsonObject ValueSchema(Option option) => SweptStudy.IsRepeatable(option)
        ? new JsonObject
        {
            ["anyOf"] = new JsonArray(
                ScalarSchema(option), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = ScalarSchema(option) }),
        }
        : ScalarSchema(option);

    private static JsonObject ScalarSchema(Option option) => SweptStudy.IsFlag(option)
        ? new JsonObject { ["type"] = "boolean" }
        : new JsonObject { ["type"] = new JsonArray("string", "number") };

    private static JsonObject ListSchema(JsonObject item) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string", ["minLength"] = 1 },
            new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = item }),
    };

    private static JsonObject Described(JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }
}
