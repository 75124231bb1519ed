// SPDX-License-Identifier: MIT

using System.Buffers;
using System.Runtime.CompilerServices;
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
    private const byte FirstPrintable = (byte)' ';
    private const byte Quote = (byte)'"';
    private const byte Backslash = (byte)'\\';

    /// <summary>Bytes of <c>\u001f</c>.</summary>
    private const int LongestEscape = 6;

    // Half a surrogate pair has no UTF-8: it must not become a question mark, or two texts become one.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="members">No name twice; in any order.</param>
    /// <exception cref="ArgumentException">A text is no Unicode.</exception>
    public static byte[] ToBytes(IEnumerable<KeyValuePair<string, string>> members)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write("{"u8);
        foreach ((string name, string value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (bytes.WrittenCount > 1)
            {
                bytes.Write(","u8);
            }

            WriteMember(bytes, name, value);
        }

        bytes.Write("}"u8);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Writes a name, a colon and a value.</summary>
    /// <exception cref="ArgumentException">A text is no Unicode.</exception>
    public static void WriteMember(IBufferWriter<byte> output, string name, string value)
    {
        WriteName(output, name);
        WriteText(output, Strict.GetBytes(value));
    }

    /// <summary>Writes a name and a colon.</summary>
    /// <exception cref="ArgumentException">A text is no Unicode.</exception>
    public static void WriteName(IBufferWriter<byte> output, string name)
    {
        WriteText(output, Strict.GetBytes(name));
        output.Write(":"u8);
    }

    /// <summary>Writes a text.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="text">In UTF-8.</param>
    // Very many runs are named by it before the runtime would notice that it is worth the trouble.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WriteText(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        Span<byte> target = output.GetSpan((text.Length * LongestEscape) + 2);
        int end = 0;
        target[end++] = Quote;
        foreach (byte b in text)
        {
            if (b is >= FirstPrintable and not Quote and not Backslash)
            {
                target[end++] = b;
            }
            else if (b is Quote or Backslash)
            {
                target[end] = Backslash;
                target[end + 1] = b;
                end += 2;
            }
            else
            {
                end += Escape(b, target[end..]);
            }
        }

        target[end++] = Quote;
        output.Advance(end);
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

    private static int Escape(byte b, Span<byte> target)
    {
        byte letter = b switch
        {
            (byte)'\b' => (byte)'b',
            (byte)'\t' => (byte)'t',
            (byte)'\n' => (byte)'n',
            (byte)'\f' => (byte)'f',
            (byte)'\r' => (byte)'r',
            _ => (byte)'u',
        };
        target[0] = Backslash;
        target[1] = letter;
        return letter != 'u' ? 2 : 2 + Encoding.ASCII.GetBytes($"{b:x4}", target[2..]);
    }
}
