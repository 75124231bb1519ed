// SPDX-License-Identifier: MIT

using System.Text.Json.Nodes;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Inputs;

/// <summary>A value that is not the same in all of several JSON documents.</summary>
/// <param name="Path">Names and indices with dots between them, such as <c>runs.0.plan.run</c>.</param>
/// <param name="Values">Of each document; null: it isn't there.</param>
public sealed record JsonValues(string Path, IReadOnlyList<string?> Values)
{
    /// <summary>All that differs, in the order of the first document.</summary>
    /// <param name="documents">At least one.</param>
    public static IReadOnlyList<JsonValues> Among(IReadOnlyList<JsonNode?> documents) => [.. Of("", [.. documents])];

    /// <summary>All in which manifests differ.</summary>
    public static IReadOnlyList<JsonValues> Among(IReadOnlyList<Manifest> manifests) =>
        Among([.. manifests.Select(manifest => JsonNode.Parse(ManifestJson.ToBytes(manifest)))]);

    private static IEnumerable<JsonValues> Of(string path, JsonNode?[] nodes)
    {
        if (nodes.All(node => JsonNode.DeepEquals(nodes[0], node)))
        {
            return [];
        }

        if (nodes.All(node => node is JsonObject))
        {
            JsonObject[] objects = [.. nodes.Cast<JsonObject>()];
            return objects.SelectMany(each => each.Select(pair => pair.Key)).Distinct(StringComparer.Ordinal)
                .SelectMany(name => Of(Join(path, name), [.. objects.Select(each => each[name])]));
        }

        if (!nodes.All(node => node is JsonArray))
        {
            return [new JsonValues(path, [.. nodes.Select(Text)])];
        }

        // Lists of words are told as a whole: an index into QEMU's arguments says nothing.
        JsonArray[] arrays = [.. nodes.Cast<JsonArray>()];
        return arrays.SelectMany(items => items).All(item => item is JsonValue)
            ? [new JsonValues(path, Parts([.. arrays.Select(items => items.Select(item => $"{item}").ToArray())]))]
            : Enumerable.Range(0, arrays.Max(items => items.Count))
                .SelectMany(i => Of(Join(path, $"{i}"), [.. arrays.Select(items => items.ElementAtOrDefault(i))]));
    }

    /// <summary>Only what differs: place by place, or what is between a common start and a common end.</summary>
    private static IReadOnlyList<string?> Parts(string[][] lists)
    {
        string[] first = lists[0];
        if (lists.All(list => list.Length == first.Length))
        {
            int[] places = [.. Enumerable.Range(0, first.Length).Where(i => lists.Any(list => list[i] != first[i]))];
            return [.. lists.Select(list => Text(places.Select(i => list[i])))];
        }

        int start = lists.Min(list => Common(first, list));
        int end = lists.Min(list => Common(first.Skip(start).Reverse(), list.Skip(start).Reverse()));
        return [.. lists.Select(list => Text(list[start..^end]))];
    }

    private static int Common(IEnumerable<string> a, IEnumerable<string> b) => a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();

    private static string? Text(JsonNode? node) => node is JsonArray list ? Text(list.Select(item => $"{item}")) : node?.ToString();

    private static string? Text(IEnumerable<string> words) => string.Join(' ', words) is { Length: > 0 } text ? text : null;

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
