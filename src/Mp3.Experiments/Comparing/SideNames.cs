// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Comparing;

/// <summary>Short names of two folders.</summary>
internal static class SideNames
{
    /// <summary>The folders' last parts, with as many before them as tell the two apart.</summary>
    public static (string A, string B) Of(string a, string b)
    {
        string[] first = Parts(a);
        string[] second = Parts(b);
        for (int count = 1; count <= Math.Max(first.Length, second.Length); count++)
        {
            (string shortA, string shortB) = (Last(first, count), Last(second, count));
            if (shortA != shortB)
            {
                return (shortA, shortB);
            }
        }

        return ($"{Last(first, 1)} (A)", $"{Last(second, 1)} (B)");
    }

    private static string[] Parts(string path) =>
        Path.GetFullPath(path).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);

    private static string Last(string[] parts, int count) => string.Join('/', parts.TakeLast(count));
}
