// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text.RegularExpressions;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies.Sweep.Definition;

/// <summary>
/// Lists of values as people write them: <c>512,1024</c>, <c>ssd,hdd</c>, <c>1..20</c>, <c>1..21..5</c>. A text with an
/// equals sign is one value, because its commas are its own: <c>latency=100us,depth=32</c>.
/// </summary>
internal static partial class ValueList
{
    /// <summary>More values of one axis are a mistake.</summary>
    public const int Most = 100_000;

    private const int MatchTimeoutMs = 1000;

    /// <summary>The values of a list, in its order.</summary>
    /// <exception cref="Mp3Exception">Usage: it has an empty item, or a range that runs backwards or is too long.</exception>
    public static IReadOnlyList<SweepWord> Split(SweepWord list)
    {
        if (list.Text.Contains('=', StringComparison.Ordinal))
        {
            return [list];
        }

        List<SweepWord> values = [];
        foreach (string item in list.Text.Split(',', StringSplitOptions.TrimEntries))
        {
            values.AddRange(ItemsOf(list with { Text = item }));
            if (values.Count > Most)
            {
                throw list.Refusal($"'{list.Text}' has more than {Most:N0} values");
            }
        }

        return values;
    }

    /// <summary>Seeds: whole numbers.</summary>
    /// <exception cref="Mp3Exception">Usage: one is none, or is there twice.</exception>
    public static IReadOnlyList<ulong> Seeds(IEnumerable<SweepWord> words)
    {
        List<ulong> seeds = [];
        HashSet<ulong> known = [];
        foreach (SweepWord word in words)
        {
            if (!ulong.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            {
                throw word.Refusal($"'{word.Text}' is no seed: write whole numbers, such as 1..5 or 1,2,7");
            }

            if (!known.Add(seed))
            {
                throw word.Refusal($"seed {seed} is there twice");
            }

            seeds.Add(seed);
        }

        return seeds;
    }

    /// <summary>The range that whole numbers make, as <see cref="Split"/> reads it; null: they make none of three or more.</summary>
    public static string? RangeOf(IReadOnlyList<string> values)
    {
        const int Least = 3;
        ulong[] numbers = [.. values.Select(value =>
            ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) && Text(number) == value ? number : 0)];
        if (numbers.Length < Least || numbers[0] == 0 || numbers[1] <= numbers[0])
        {
            return null;
        }

        ulong step = numbers[1] - numbers[0];
        return numbers.Zip(numbers.Skip(1)).All(pair => pair.Second > pair.First && pair.Second - pair.First == step)
            ? step == 1 ? $"{Text(numbers[0])}..{Text(numbers[^1])}" : $"{Text(numbers[0])}..{Text(numbers[^1])}..{Text(step)}"
            : null;
    }

    private static IEnumerable<SweepWord> ItemsOf(SweepWord item)
    {
        if (item.Text.Length == 0)
        {
            throw item.Refusal("a value is missing between the commas");
        }

        return Range().Match(item.Text) is { Success: true } range ? Numbers(item, range) : [item];
    }

    private static IEnumerable<SweepWord> Numbers(SweepWord item, Match range)
    {
        bool isSmall = TryParse("from", out ulong from) & TryParse("to", out ulong to) & TryParse("step", out ulong step, standard: 1);
        if (!isSmall || step == 0)
        {
            throw item.Refusal($"'{item.Text}' is no range of whole numbers: write 1..20 or 1..21..5");
        }

        if (to < from)
        {
            throw item.Refusal($"'{item.Text}' runs backwards; did you mean {to}..{from}?");
        }

        if ((to - from) / step >= Most)
        {
            throw item.Refusal($"'{item.Text}' has more than {Most:N0} values");
        }

        ulong count = ((to - from) / step) + 1;
        return Enumerable.Range(0, (int)count).Select(i => item with { Text = Text(from + ((ulong)i * step)) });

        bool TryParse(string group, out ulong number, ulong standard = 0)
        {
            number = standard;
            return !range.Groups[group].Success || ulong.TryParse(range.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        }
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<from>[0-9]+)\.\.(?<to>[0-9]+)(\.\.(?<step>[0-9]+))?\z", RegexOptions.ExplicitCapture, MatchTimeoutMs)]
    private static partial Regex Range();
}
