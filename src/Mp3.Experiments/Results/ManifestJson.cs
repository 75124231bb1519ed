// SPDX-License-Identifier: MIT

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>
/// <c>manifest.json</c> as bytes: indented, snake_case, UTF-8 without BOM, LF, a newline at the end. Equal manifests
/// give equal bytes, so their SHA-256 names a result.
/// </summary>
public static class ManifestJson
{
    // Relaxed: the file is read by people, and µ is not \u00B5 to them.
    private static readonly ManifestContext Indented = new(new JsonSerializerOptions(ManifestContext.Default.Options)
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The file's bytes.</summary>
    public static byte[] ToBytes(Manifest manifest) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(WithSortedKeys(manifest), Indented.Manifest), (byte)'\n'];

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="path">Names the file in errors.</param>
    /// <exception cref="Mp3Exception">Usage: it is not a manifest, or one of another schema, or no run can have written it.</exception>
    public static Manifest Parse(byte[] content, string path)
    {
        try
        {
            Manifest manifest = Deserialize(content, CheckSchema(content, path))
                ?? throw Mp3Exception.Usage($"{path} is empty");
            ManifestSense.Check(manifest, content, path);
            return OlderPlans.Read(manifest);
        }
        catch (JsonException e)
        {
            throw JsonErrors.Usage(path, e);
        }
    }

    // What is current is read as it is, so that errors name its lines.
    private static Manifest? Deserialize(byte[] content, int schema)
    {
        if (schema >= Manifest.CurrentSchema)
        {
            return JsonSerializer.Deserialize(content, Indented.Manifest);
        }

        JsonNode? older = JsonNode.Parse(content);
        if (older is not null)
        {
            OlderManifests.Upgrade(older, schema);
        }

        return older.Deserialize(Indented.Manifest);
    }

    // Before anything else, because another schema fails on its members, with an error that doesn't name the cause.
    private static int CheckSchema(byte[] content, string path)
    {
        using var document = JsonDocument.Parse(content);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("schema", out JsonElement schema)
            && schema.TryGetInt32(out int found)
            && found is >= Manifest.OldestSchema and <= Manifest.CurrentSchema
            ? found
            : throw Mp3Exception.Usage(
                $"{path} is not a manifest of schema {Manifest.OldestSchema} to {Manifest.CurrentSchema}: run the study again with this version");
    }

    // The order in which a dictionary was filled says nothing.
    private static Manifest WithSortedKeys(Manifest manifest) => manifest with
    {
        Files = Sorted(manifest.Files),
        Runs = [.. manifest.Runs.Select(run => run with
        {
            Report = run.Report with { Vmstat = Sorted(run.Report.Vmstat) },
        })],
    };

    private static SortedDictionary<string, T> Sorted<T>(IReadOnlyDictionary<string, T> dictionary) =>
        new(dictionary.ToDictionary(), StringComparer.Ordinal);
}
