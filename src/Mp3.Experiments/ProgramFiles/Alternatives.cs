// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text.RegularExpressions;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>
/// What update-alternatives(1) would link. Maintainer scripts are not run; the alternatives are read out of them where they
/// are written out, as debhelper does: <c>awk</c>, <c>libblas.so.3</c> and their like.
/// </summary>
internal static partial class Alternatives
{
    private const int MatchTimeoutMs = 1000;

    /// <summary>The links that a package's <c>postinst</c> asks for.</summary>
    public static IReadOnlyList<Alternative> Of(string script)
    {
        var found = new List<Alternative>();
        foreach (string line in script.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(line => line.Contains("update-alternatives", StringComparison.Ordinal)))
        {
            string[] words = [.. Words().Matches(line).Select(word => word.Value.Trim('"', '\''))];
            int priority = 0;
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i] == "--install" && i + 4 < words.Length && int.TryParse(words[i + 4], CultureInfo.InvariantCulture, out priority))
                {
                    found.Add(new Alternative(words[i + 1], words[i + 3], priority));
                }
                else if (words[i] == "--slave" && i + 3 < words.Length)
                {
                    found.Add(new Alternative(words[i + 1], words[i + 3], priority));
                }
            }
        }

        return [.. found.Where(each => each.Link.StartsWith('/') && each.Path.StartsWith('/') && !$"{each.Link}{each.Path}".Contains('$', StringComparison.Ordinal))];
    }

    /// <summary>Makes the links, of several for a name the one of highest priority, where nothing is.</summary>
    public static void AddTo(GuestTree tree, IEnumerable<Alternative> alternatives)
    {
        foreach (Alternative best in alternatives
            .OrderByDescending(each => each.Priority)
            .ThenBy(each => each.Path, StringComparer.Ordinal)
            .Where(each => !tree.Has(each.Link) && tree.Find(each.Path) is not null))
        {
            // Asked again: one before may have been for the same name.
            if (!tree.Has(best.Link))
            {
                tree.AddLink(best.Link, best.Path);
            }
        }
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex Words();
}

/// <summary>A name that several packages may provide.</summary>
/// <param name="Link">Where it is looked for.</param>
/// <param name="Path">What it shall be.</param>
/// <param name="Priority">Which of several it is: the highest.</param>
internal sealed record Alternative(string Link, string Path, int Priority);
