// SPDX-License-Identifier: MIT

using System.Diagnostics.CodeAnalysis;

namespace Mp3.Experiments.Options;

/// <summary>Lists of positive integers as people write them: <c>1,5,11</c>, <c>1..20</c>, <c>1..21..5</c>, <c>1..3,8</c>.</summary>
public static class IntegerList
{
    /// <summary>Reads a list; numbers come in ascending order, each once.</summary>
    /// <param name="text">Items with commas between them; an item is <c>n</c>, <c>from..to</c> or <c>from..to..step</c>.</param>
    /// <param name="max">The largest number that is allowed; the smallest is 1.</param>
    /// <param name="values">The numbers.</param>
    /// <param name="error">One sentence that says what is wrong.</param>
    public static bool TryParse(string text, int max, [NotNullWhen(true)] out IReadOnlyList<int>? values, [NotNullWhen(false)] out string? error)
    {
        var numbers = new SortedSet<int>();
        values = null;
        foreach (string item in text.Split(','))
        {
            error = AddItem(item.Trim(), max, numbers);
            if (error is not null)
            {
                return false;
            }
        }

        values = [.. numbers];
        error = null;
        return true;
    }

    private static string? AddItem(string item, int max, SortedSet<int> numbers)
    {
        var bounds = new List<int>();
        foreach (string part in item.Split(".."))
        {
            if (!int.TryParse(part, System.Globalization.NumberStyles.None, null, out int number) || number < 1 || number > max)
            {
                return $"'{part}' in '{item}' is not a number from 1 to {max}; write 5, 1,5,11, 1..20 or 1..21..5";
            }

            bounds.Add(number);
        }

        if (bounds.Count > 3)
        {
            return $"'{item}' has too many parts; a range is from..to or from..to..step";
        }

        int first = bounds[0];
        int last = bounds.Count > 1 ? bounds[1] : first;
        int step = bounds.Count > 2 ? bounds[2] : 1;
        if (last < first)
        {
            return $"'{item}' runs backwards; did you mean {last}..{first}?";
        }

        for (long number = first; number <= last; number += step)
        {
            _ = numbers.Add((int)number);
        }

        return null;
    }
}
