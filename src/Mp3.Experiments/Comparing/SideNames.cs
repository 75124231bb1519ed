// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Comparing;

/// <summary>Short names of folders.</summary>
internal static class SideNames
{
    /// <summary>The folders' last parts, with as many before them as tell them all apart.</summary>
    /// <exception cref="ArgumentException">Two are one folder.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> folders)
    {
        string[][] all = [.. folders.Select(Parts)];
        for (int count = 1; count <= all.Max(parts => parts.Length); count++)
        {
            string[] names = [.. all.Select(parts => string.Join('/', parts.TakeLast(count)))];
            if (names.Distinct(StringComparer.Ordinal).Count() == names.Length)
            {
                return names;
            }
        }

        throw new ArgumentException($"two of {string.Join(", ", folders)} are one folder", nameof(folders));
    }

    private static string[] Parts(string path) =>
        Path.GetFullPath(path).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
}
