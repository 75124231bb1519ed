// SPDX-License-Identifier: MIT

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mp3.Protocol;

/// <summary>An access pattern as the word of the command line.</summary>
public sealed class AccessPatternConverter : JsonConverter<AccessPattern>
{
    /// <exception cref="JsonException">It is no pattern.</exception>
    public override AccessPattern Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && AccessPattern.TryParse(reader.GetString()!, out AccessPattern? pattern)
            ? pattern
            : throw new JsonException("not an access pattern of work");

    public override void Write(Utf8JsonWriter writer, AccessPattern value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}
