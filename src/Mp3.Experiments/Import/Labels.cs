// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Import;

/// <summary>Gives recordings names that differ.</summary>
internal static class Labels
{
    /// <summary>
    /// The name of the file, with as many folders before it as it takes to tell files apart, and the run if the file
    /// holds several. A file that was named twice gets numbers. A result has the name of its folder.
    /// </summary>
    public static IReadOnlyList<Recording> Give(IReadOnlyList<Recording> recordings)
    {
        string[] paths = [.. recordings.Select(PathOf).Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> uses = new(StringComparer.Ordinal);
        return [.. recordings.Select(one =>
        {
            string file = Shortest(PathOf(one), paths);
            string label = one.Name is null ? file : $"{file}: {one.Name}";
            int use = uses[label] = uses.GetValueOrDefault(label) + 1;
            return one with { Label = use == 1 ? label : $"{label} ({use})" };
        })];
    }

    private static string PathOf(Recording one)
    {
        string path = Path.GetFullPath(one.Source.Path);
        return one.Facts.ManifestHash is null ? path : Path.GetDirectoryName(path)!;
    }

    private static string Shortest(string path, string[] paths)
    {
        string[] parts = path.Split(Path.DirectorySeparatorChar);
        for (int length = 1; length < parts.Length; length++)
        {
            string tail = string.Join('/', parts[^length..]);
            if (Array.TrueForAll(paths, other => other == path || !$"/{other}".EndsWith($"/{tail}", StringComparison.Ordinal)))
            {
                return tail;
            }
        }

        return path;
    }
}
