// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Comparing;

/// <summary>Lists in the middle of a sentence.</summary>
internal static class WordList
{
    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>; if there are commas in them <c>a, x; b, y; and c, z</c>.</summary>
    public static string Of(IReadOnlyList<string> words) => words.Count < 2
        ? string.Concat(words)
        : HaveCommas(words) ? $"{string.Join("; ", words.Take(words.Count - 1))}; and {words[^1]}"
        : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    /// <summary>What stands between items of which some have commas, or none.</summary>
    /// <param name="words">What decides it.</param>
    public static string Separator(IReadOnlyList<string> words) => HaveCommas(words) ? "; " : ", ";

    private static bool HaveCommas(IReadOnlyList<string> words) => words.Any(word => word.Contains(", ", StringComparison.Ordinal));
}
