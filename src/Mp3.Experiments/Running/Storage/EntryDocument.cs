// SPDX-License-Identifier: MIT

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mp3.Experiments.Running.Storage;

/// <summary>The file <c>entry.json</c>. A newer version may add members, which this one doesn't mind.</summary>
internal sealed record EntryDocument
{
    public required DateTime StoredUtc { get; init; }
    public required string Mp3Version { get; init; }
    public required RunNotes Notes { get; init; }
    public required IReadOnlyList<PartDocument> Parts { get; init; }
}

/// <summary>A part of the outcome before it was packed: what two stores can be compared by.</summary>
internal sealed record PartDocument(string Name, long Bytes, string Sha256);

[JsonSerializable(typeof(EntryDocument))]
internal sealed partial class EntryContext : JsonSerializerContext
{
    public static EntryContext Standard { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
