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
    public static IReadOnlyList<JsonDifference> Between(JsonNode? then, JsonNode? now) =>
        [.. JsonValues.Among([then, now]).Select(found => new JsonDifference(found.Path, found.Values[0], found.Values[1]))];

    /// <summary>All differences between two manifests.</summary>
    public static IReadOnlyList<JsonDifference> Between(Manifest then, Manifest now) =>
        [.. JsonValues.Among([then, now]).Select(found => new JsonDifference(found.Path, found.Values[0], found.Values[1]))];
}
