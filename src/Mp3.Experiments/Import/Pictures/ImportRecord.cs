// SPDX-License-Identifier: MIT

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mp3.Experiments.Import.Pictures;

/// <summary>What pictures of imported data were made from, as it is kept beside them.</summary>
/// <param name="Recordings">What was drawn.</param>
/// <param name="Pictures">Name of each picture's file and its SHA-256.</param>
internal sealed record ImportRecord(IReadOnlyList<ImportedSource> Recordings, IReadOnlyDictionary<string, string> Pictures)
{
    private static readonly ImportRecordContext Indented = new(new JsonSerializerOptions(ImportRecordContext.Default.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The file's bytes: indented, LF, a newline at the end.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Indented.ImportRecord), (byte)'\n'];

    /// <summary>Reads what <see cref="ToBytes"/> wrote; null: it is something else.</summary>
    public static ImportRecord? Parse(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize(content, Indented.ImportRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One line of the pictures.</summary>
/// <param name="Label">Its name in the pictures.</param>
/// <param name="Path">Of the file, as the user named it.</param>
/// <param name="Sha256">Of the file, lower-case hex.</param>
/// <param name="Samples">How many were drawn.</param>
/// <param name="Settings">How the file was read.</param>
/// <param name="ManifestSha256">Of the manifest of the study that measured it; null: others did.</param>
internal sealed record ImportedSource(
    string Label,
    string Path,
    string Sha256,
    int Samples,
    IReadOnlyList<string> Settings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ManifestSha256 = null);

/// <summary>Reads and writes it without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ImportRecord))]
internal sealed partial class ImportRecordContext : JsonSerializerContext;
