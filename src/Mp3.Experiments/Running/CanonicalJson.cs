// SPDX-License-Identifier: MIT

using System.Text;
using System.Text.Json;

namespace Mp3.Experiments.Running;

/// <summary>
/// A JSON object of names and strings as the one sequence of bytes that RFC 8785 (JSON Canonicalization Scheme) gives
/// it: UTF-8 without BOM, no blank between tokens, names in the order of their UTF-16 code units, and nothing escaped
/// but quotation mark, backslash and control characters.
/// </summary>
internal static class CanonicalJson
{
    private const char FirstPrintable = ' ';

    // Half a surrogate pair has no UTF-8: it must not become a question mark, or two texts become one.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="members">No name twice; in any order.</param>
    /// <exception cref="ArgumentException">A text is no Unicode.</exception>
    public static byte[] ToBytes(IEnumerable<KeyValuePair<string, string>> members)
    {
        var text = new StringBuilder("{");
        foreach ((string name, string value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length > 1 ? "," : "");
            Append(text, name);
            text.Append(':');
            Append(text, value);
        }

        return Strict.GetBytes(text.Append('}').ToString());
    }

    /// <summary>Reads such an object; it may be written in another way, too.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var members = new List<KeyValuePair<string, string>>();
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            Expect(reader.Read() && reader.TokenType == JsonTokenType.String);
            members.Add(new(name, reader.GetString()!));
        }

        Expect(reader.TokenType == JsonTokenType.EndObject && !reader.Read());
        return members;
    }

    private static void Expect(bool isSo)
    {
        if (!isSo)
        {
            throw new JsonException("this is no object of names and strings");
        }
    }

    private static void Append(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\b' => text.Append(@"\b"),
                '\t' => text.Append(@"\t"),
                '\n' => text.Append(@"\n"),
                '\f' => text.Append(@"\f"),
                '\r' => text.Append(@"\r"),
                < FirstPrintable => text.Append($@"\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
