// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Suggestions;

/// <summary>Finds what a person who mistyped may have meant.</summary>
public static class Nearest
{
    private const int ShortWord = 3;

    /// <summary><c>; did you mean …?</c>, or nothing if no candidate is near.</summary>
    public static string Hint(string word, IEnumerable<string> candidates) =>
        Of(word, candidates) is { } nearest ? $"; did you mean {nearest}?" : "";

    /// <summary>
    /// The candidate that is at most two slips of a finger away (of a short word: one), whatever its case; of several
    /// the nearest, then one of the same length, then the first. Null: there is none.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        int most = word.Length <= ShortWord ? 1 : 2;
        return candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.Distance <= most && pair.Distance < word.Length)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => Math.Abs(pair.Candidate.Length - word.Length))
            .Select(pair => pair.Candidate)
            .FirstOrDefault();
    }

    /// <summary>
    /// Characters to insert, to delete or to replace, and neighbours to swap (optimal string alignment), to make one
    /// word from the other.
    /// </summary>
    internal static int Distance(string from, string to)
    {
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Step(i, j);
            }
        }

        return cost[from.Length, to.Length];

        int Step(int i, int j)
        {
            int replace = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            int least = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
            bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            return swapped ? Math.Min(least, cost[i - 2, j - 2] + 1) : least;
        }
    }
}
