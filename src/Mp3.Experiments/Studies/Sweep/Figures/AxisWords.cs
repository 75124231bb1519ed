// SPDX-License-Identifier: MIT

using System.Text.RegularExpressions;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Studies.Sweep.Figures;

/// <summary>An axis and its values in headings, keys and sentences.</summary>
internal static partial class AxisWords
{
    /// <summary>A longer name than this is no part of a sentence: the option's stands there.</summary>
    private const int LongestName = 16;

    private const int TimeoutMs = 1000;

    private const int LongestBesideAxis = 18;

    /// <summary>Values that say nothing without their axis.</summary>
    private static readonly string[] Vague = ["none", "no", "yes", "on", "off", "auto", "default"];

    /// <summary>A short name in a sentence: the symbol of <c>Concurrent copies, N</c>, the <c>RAM</c> of <c>RAM (MiB)</c>, <c>swap device</c>.</summary>
    public static string NameOf(SweepAxis axis)
    {
        if (Symbol().Match(axis.Words) is { Success: true } symbol)
        {
            return symbol.Groups["symbol"].Value;
        }

        string words = WithUnit().Match(axis.Words) is { Success: true } match ? match.Groups["words"].Value : axis.Words;
        return words.Length > LongestName ? axis.Name
            : words.Length > 1 && char.IsLower(words[1]) ? $"{char.ToLowerInvariant(words[0])}{words[1..]}"
            : words;
    }

    /// <summary>A value alone, such as <c>1,024 MiB</c>.</summary>
    public static string ValueOf(SweepAxis axis, ParameterValue value) => value.Number is { } number && axis.IsNumeric
        ? $"{NumberOf(number)}{UnitOf(axis)}"
        : value.Text;

    /// <summary>A value with its axis, where several axes are spoken of: <c>RAM 512 MiB</c>, <c>N = 4</c>, <c>hdd</c>.</summary>
    public static string PlaceOf(SweepAxis axis, ParameterValue value) => PlaceOf(axis, ValueOf(axis, value));

    /// <summary>The same of what was put in words already.</summary>
    public static string PlaceOf(SweepAxis axis, string value) => Symbol().IsMatch(axis.Words) ? $"{NameOf(axis)} = {value}"
        : value is [var first, ..] && char.IsLetter(first) && !Vague.Contains(value, StringComparer.OrdinalIgnoreCase) ? value
        : $"{NameOf(axis)} {value}";

    /// <summary>A value as there is room for it beside an axis.</summary>
    public static string Clip(string value) => value.Length <= LongestBesideAxis ? value : $"{value[..(LongestBesideAxis - 1)]}…";

    /// <summary>A number of an axis.</summary>
    public static string NumberOf(double number) => number.ToString("#,0.######");

    /// <summary>What stands behind a number of an axis; empty: it has no unit.</summary>
    public static string UnitOf(SweepAxis axis) => WithUnit().Match(axis.Words) is { Success: true } words ? $" {words.Groups["unit"].Value}" : "";

    [GeneratedRegex(@", (?<symbol>\p{Lu})\z", RegexOptions.ExplicitCapture, TimeoutMs)]
    private static partial Regex Symbol();

    [GeneratedRegex(@"\A(?<words>.+) \((?<unit>[^()]+)\)\z", RegexOptions.ExplicitCapture, TimeoutMs)]
    private static partial Regex WithUnit();
}
