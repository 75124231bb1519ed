// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Comparing;

/// <summary>Short names of two folders.</summary>
internal static class SideNames
{
    /// <summary>The folders' last parts, with as many before them as tell the two apart.</summary>
    /// <exception cref="ArgumentException">They are one folder.</exception>
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

        throw new ArgumentException($"{a} and {b} are one folder", nameof(b));
    }

    private static string[] Parts(string path) =>
        Path.GetFullPath(path).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);

    private static string Last(string[] parts, int count) => string.Join('/', parts.TakeLast(count));
}
