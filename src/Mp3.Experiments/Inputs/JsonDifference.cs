// SPDX-License-Identifier: MIT

using System.Text.Json.Nodes;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Inputs;

/// <summary>A value in which two JSON documents differ.</summary>
/// <param name="Path">Names and indices with dots between them, such as <c>runs.0.plan.run</c>.</param>
/// <param name="Then">In the first; null: it isn't there.</param>
/// <param name="Now">In the second; null: it isn't there.</param>
public sealed record JsonDifference(string Path, string? Then, string? Now)
{
    /// <summary>All differences, in the order of the first document.</summary>
    public static IReadOnlyList<JsonDifference> Between(JsonNode? then, JsonNode? now) => [.. Of("", then, now)];

    /// <summary>All differences between two manifests.</summary>
    public static IReadOnlyList<JsonDifference> Between(Manifest then, Manifest now) => Between(Tree(then), Tree(now));

    private static JsonNode? Tree(Manifest manifest) => JsonNode.Parse(ManifestJson.ToBytes(manifest));

    private static IEnumerable<JsonDifference> Of(string path, JsonNode? then, JsonNode? now)
    {
        if (JsonNode.DeepEquals(then, now))
        {
            return [];
        }

        return (then, now) switch
        {
            (JsonObject left, JsonObject right) => left.Select(pair => pair.Key).Union(right.Select(pair => pair.Key), StringComparer.Ordinal)
                .SelectMany(name => Of(Join(path, name), left[name], right[name])),
            // Lists of words are told as a whole: an index into QEMU's arguments says nothing.
            (JsonArray left, JsonArray right) when left.Concat(right).All(item => item is JsonValue) => [Lists(path, left, right)],
            (JsonArray left, JsonArray right) => Enumerable.Range(0, Math.Max(left.Count, right.Count))
                .SelectMany(i => Of(Join(path, $"{i}"), left.ElementAtOrDefault(i), right.ElementAtOrDefault(i))),
            _ => [new JsonDifference(path, Text(then), Text(now))],
        };
    }

    /// <summary>Only what differs: pair by pair, or what is between a common start and a common end.</summary>
    private static JsonDifference Lists(string path, JsonArray then, JsonArray now)
    {
        string[] left = [.. then.Select(item => $"{item}")];
        string[] right = [.. now.Select(item => $"{item}")];
        if (left.Length == right.Length)
        {
            (string First, string Second)[] pairs = [.. left.Zip(right).Where(pair => pair.First != pair.Second)];
            return new JsonDifference(path, Text(pairs.Select(pair => pair.First)), Text(pairs.Select(pair => pair.Second)));
        }

        int start = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        int end = left.Skip(start).Reverse().Zip(right.Skip(start).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return new JsonDifference(path, Text(left[start..^end]), Text(right[start..^end]));
    }

    private static string? Text(JsonNode? node) => node is JsonArray list ? Text(list.Select(item => $"{item}")) : node?.ToString();

    private static string? Text(IEnumerable<string> words) => string.Join(' ', words) is { Length: > 0 } text ? text : null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
