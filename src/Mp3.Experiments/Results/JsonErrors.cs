// SPDX-License-Identifier: MIT

using System.Text.Json;
using System.Text.RegularExpressions;
using Mp3.Protocol;

namespace Mp3.Experiments.Results;

/// <summary>Says in a line for people what a JSON file has that it shouldn't. The library's own words are for programmers.</summary>
internal static partial class JsonErrors
{
    private const int MatchTimeoutMs = 1000;

    /// <param name="file">Named in the line.</param>
    /// <param name="error">What the library said.</param>
    public static Mp3Exception Usage(string file, JsonException error)
    {
        string line = error.LineNumber is { } number ? $", line {number + 1}" : "";
        return Mp3Exception.Usage($"{file}{line}: {InWords(error)}", error);
    }

    private static string InWords(JsonException error)
    {
        string place = error.Path is { Length: > 1 } path ? path.TrimStart('$').TrimStart('.') : "the whole file";
        string[] names = [.. Quoted().Matches(error.Message).Select(match => JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Groups["name"].Value))];
        if (error.Message.Contains("missing required", StringComparison.Ordinal))
        {
            // The first name is that of a type.
            return $"{place} lacks {string.Join(", ", names.Skip(1))}";
        }

        if (error.Message.Contains("null values", StringComparison.Ordinal) && names.Length > 0)
        {
            return $"{names[0]} may not be null";
        }

        if (error.Message.Contains("could not be mapped", StringComparison.Ordinal) && names.Length > 0)
        {
            return $"{names[0]} is not known to this version";
        }

        return error.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? $"{place} has a value of another kind"
            : "this is no JSON";
    }

    [GeneratedRegex("'(?<name>[^']*)'", RegexOptions.ExplicitCapture, MatchTimeoutMs)]
    private static partial Regex Quoted();
}
