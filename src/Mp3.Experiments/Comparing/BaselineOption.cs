// SPDX-License-Identifier: MIT

using Mp3.Experiments.Suggestions;
using Mp3.Protocol;

namespace Mp3.Experiments.Comparing;

/// <summary>Which side the others are compared with.</summary>
public static class BaselineOption
{
    /// <summary>The sides with that one first.</summary>
    /// <param name="sides">In the order in which they were named.</param>
    /// <param name="name">What tables call it, or its folder; null: the first one.</param>
    /// <exception cref="Mp3Exception">Usage: it names none or several.</exception>
    public static IReadOnlyList<ComparedSide> Of(IReadOnlyList<ComparedSide> sides, string? name)
    {
        ArgumentNullException.ThrowIfNull(sides);
        if (name is null)
        {
            return sides;
        }

        IReadOnlyList<string> labels = SideLabels.Of(sides);
        int[] found = [.. Enumerable.Range(0, sides.Count).Where(i =>
            labels[i] == name || sides[i].Name == name || (sides[i].Path.Length > 0 && FullPath(sides[i].Path) == FullPath(name)))];
        string[] names = [.. labels.Concat(sides.Select(side => side.Name)).Distinct(StringComparer.Ordinal)];
        return found switch
        {
            [int first] => [sides[first], .. sides.Where((_, i) => i != first)],
            [] => throw Mp3Exception.Usage($"--baseline {name} is none of the sides: choose {string.Join(" or ", labels.Select(label => $"'{label}'"))}{Nearest.Hint(name, names)}"),
            _ => throw Mp3Exception.Usage($"--baseline {name} may be {WordList.Of([.. found.Select(i => sides[i].Path)])}: put the one you mean first and leave --baseline out"),
        };
    }

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
}
