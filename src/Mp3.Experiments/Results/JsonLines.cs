// SPDX-License-Identifier: MIT

using System.Text.Json;

namespace Mp3.Experiments.Results;

/// <summary>Finds values in the text of a JSON file.</summary>
internal static class JsonLines
{
    /// <summary>The line of a value, from 1; null: there is none at that place.</summary>
    /// <param name="content">Valid JSON.</param>
    /// <param name="place">Such as <c>settings.scale</c> or <c>runs[0].plan.run</c>.</param>
    public static int? LineOf(ReadOnlySpan<byte> content, string place)
    {
        var reader = new Utf8JsonReader(content);
        // Of each open object the property that is read, of each open array the number of the element.
        Stack<(string? Property, int Element)> open = [];
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                open.Pop();
                open.Push((reader.GetString(), 0));
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            if (open.TryPeek(out (string? Property, int Element) top) && top.Property is null)
            {
                open.Pop();
                open.Push((null, top.Element + 1));
            }

            if (PlaceOf(open) == place)
            {
                return 1 + content[..(int)reader.TokenStartIndex].Count((byte)'\n');
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((reader.TokenType == JsonTokenType.StartObject ? "" : null, -1));
            }
        }

        return null;
    }

    private static string PlaceOf(Stack<(string? Property, int Element)> open) =>
        string.Concat(open.Reverse().Select(level => level.Property is { } name ? $".{name}" : $"[{level.Element}]")).TrimStart('.');
}
