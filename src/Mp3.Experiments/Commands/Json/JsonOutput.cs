// SPDX-License-Identifier: MIT

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Mp3.Experiments.Commands.Json;

/// <summary>Prints the one JSON document of a command.</summary>
internal static class JsonOutput
{
    public static void Write<T>(T document, JsonTypeInfo<T> type) => Console.WriteLine(JsonSerializer.Serialize(document, type));
}
