// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Studies.Sweep.Definition;

namespace Mp3.Experiments.Studies.Sweep;

/// <summary>An option that a sweep varies.</summary>
/// <param name="Option">Of the study.</param>
/// <param name="Values">Each as the study takes it.</param>
internal sealed record PlannedAxis(Option Option, IReadOnlyList<SweepWord> Values)
{
    private static readonly char[] AfterName = [':', ';', '[', '('];

    public string Name => SweptStudy.NameOf(Option);

    /// <summary>For people, with its unit: <c>RAM of the guest (MiB)</c>.</summary>
    public string Words => WordsOf(Option);

    /// <summary>What an option is, from its help.</summary>
    public static string WordsOf(Option option)
    {
        string text = option.Description ?? SweptStudy.NameOf(option);
        int end = text.IndexOfAny(AfterName);
        string words = (end > 0 ? text[..end] : text).Trim();
        int comma = words.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0 || IsSymbol(words[(comma + 2)..]) ? words
            // A unit is one word; what is said behind it is for the help.
            : words[(comma + 2)..].Split(' ', ',')[0] is var unit && $"{words},".Contains($", {unit},", StringComparison.Ordinal) ? $"{words[..comma]} ({unit})"
            : words[..comma];
    }

    private static bool IsSymbol(string text) => text is [var letter] && char.IsUpper(letter);
}
