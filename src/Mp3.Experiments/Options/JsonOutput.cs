// SPDX-License-Identifier: MIT

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Mp3.Experiments.Options;

/// <summary>The one JSON document of a command: snake_case, names for enumerations, indented.</summary>
internal static class JsonOutput
{
    /// <summary>What all documents have in common; each kind of them binds an instance of its own.</summary>
    // Relaxed: people read it too, and µ is not \u00B5 to them.
    public static JsonSerializerOptions Style() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Prints a document.</summary>
    public static void Write<T>(T document, JsonTypeInfo<T> type) => Console.WriteLine(JsonSerializer.Serialize(document, type));
}
